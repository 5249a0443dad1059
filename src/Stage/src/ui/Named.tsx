import { titleInNames } from '../feed/telling';
import { useRoster } from './Roster';

/** A title as the server keeps it, with agents called by their names. */
export function Named({ title }: { title: string }) {
  return titleInNames(title, useRoster().members);
}
