import { useEffect, useState } from 'react';
import { Icon } from '../ui/Icon';
import { openFilm, type FilmFile } from './film';

interface Props {
  onFilm: (film: FilmFile) => void;
}

/** Takes the film of a rehearsal, chosen or dropped anywhere on the page; it stays in this tab. */
export function OpenFilm({ onFilm }: Props) {
  const [fault, setFault] = useState<string | null>(null);
  const [over, setOver] = useState(false);
  const [reading, setReading] = useState(false);
  const take = (file: File | undefined) => {
    if (!file) return;
    setFault(null);
    setReading(true);
    openFilm(file)
      .then(onFilm, (error: Error) => setFault(error.message))
      .finally(() => setReading(false));
  };
  useEffect(() => {
    const carriesFile = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
    const onOver = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent) => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent) => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      setOver(false);
      take(event.dataTransfer?.files[0]);
    };
    addEventListener('dragover', onOver);
    addEventListener('dragleave', onLeave);
    addEventListener('drop', onDrop);
    return () => {
      removeEventListener('dragover', onOver);
      removeEventListener('dragleave', onLeave);
      removeEventListener('drop', onDrop);
    };
  });
  return (
    <>
      <label className="button open-film">
        <Icon name="film" /> {reading ? 'Opening…' : 'Open a film'}
        <input
          className="visually-hidden"
          type="file"
          accept=".json,application/json"
          aria-label="Open a film of a rehearsal"
          onChange={(event) => {
            take(event.target.files?.[0]);
            event.target.value = '';
          }}
        />
      </label>
      {over && <div className="film-drop" aria-hidden="true">Let go to play the film</div>}
      {fault !== null && (
        <div className="fallback film-fault" role="alert">
          <strong className="row">
            <Icon name="warn" /> The film could not be opened
          </strong>
          <span className="muted">{fault}</span>
        </div>
      )}
    </>
  );
}
