import { Switch } from 'radix-ui';
import { useId } from 'react';
import type { Json, JsonObject, JsonSchema } from '../api/types';
import { sentence, words } from '../ui/format';
import { Icon } from '../ui/Icon';
import { blank, typesOf, type Faults } from './schema';

interface Props {
  schema: JsonSchema;
  value: Json;
  path: string;
  label: string;
  faults: Faults;
  onChange: (value: Json) => void;
}

function Hint({ schema, path, faults, id }: { schema: JsonSchema; path: string; faults: Faults; id: string }) {
  const wrong = faults[path];
  if (wrong) return <span id={id} className="field-error" role="alert">{sentence(wrong.join('; '))}.</span>;
  return schema.description ? <span id={id} className="field-hint">{schema.description}</span> : null;
}

const unitOf = (name: string) => (/_ms$/.test(name) ? 'ms' : /_seconds$/.test(name) ? 's' : /_minutes$|cooldown$/.test(name) ? 'min' : /_hours$/.test(name) ? 'h' : /_days$/.test(name) ? 'days' : /_usd$/.test(name) ? '$' : '');
const named = (name: string) => sentence(words(name.replace(/_(ms|seconds|minutes|hours|days|usd)$/, '')));

function Scalar({ schema, value, path, label, faults, onChange }: Props) {
  const id = useId();
  const type = typesOf(schema).find((one) => one !== 'null') ?? (typeof value === 'number' ? 'number' : typeof value);
  const described = { id, 'aria-describedby': `${id}-hint`, 'aria-invalid': faults[path] !== undefined };
  const unit = unitOf(label);
  if (type === 'boolean') {
    return (
      <div className="form-switch">
        <label htmlFor={id}>{named(label)}</label>
        <Switch.Root className="switch" checked={value === true} onCheckedChange={onChange} {...described} />
        <Hint schema={schema} path={path} faults={faults} id={`${id}-hint`} />
      </div>
    );
  }
  return (
    <div className="field">
      <label htmlFor={id}>
        {named(label)} {unit && <span className="muted">({unit})</span>}
      </label>
      {schema.enum ? (
        <select className="input" value={String(value ?? '')} onChange={(event) => onChange(schema.enum?.find((option) => String(option) === event.target.value) ?? null)} {...described}>
          {schema.enum.map((option) => (
            <option key={String(option)}>{String(option)}</option>
          ))}
        </select>
      ) : type === 'integer' || type === 'number' ? (
        <input
          className="input form-number"
          type="number"
          step={type === 'integer' ? 1 : 'any'}
          min={schema.minimum}
          max={schema.maximum}
          value={typeof value === 'number' && Number.isFinite(value) ? value : ''}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.valueAsNumber)}
          {...described}
        />
      ) : (
        <input className="input" value={typeof value === 'string' ? value : ''} onChange={(event) => onChange(event.target.value)} {...described} />
      )}
      <Hint schema={schema} path={path} faults={faults} id={`${id}-hint`} />
    </div>
  );
}

/** A list of words: each a tag to remove, and a place to add one. */
function WordList({ schema, value, path, label, faults, onChange }: Props) {
  const id = useId();
  const items = Array.isArray(value) ? value : [];
  const options = schema.items?.enum?.filter((option) => !items.includes(option));
  const add = (text: string) => {
    const clean = text.trim();
    if (clean !== '' && !items.includes(clean)) onChange([...items, clean]);
  };
  return (
    <div className="field">
      <label htmlFor={id}>{named(label)}</label>
      <div className="word-list">
        {items.map((item, index) => (
          <span key={`${index}-${String(item)}`} className="word">
            {words(String(item))}
            <button type="button" aria-label={`Remove ${String(item)}`} onClick={() => onChange(items.filter((_, at) => at !== index))}>
              <Icon name="cross" size={12} />
            </button>
          </span>
        ))}
        {options ? (
          <select id={id} className="input word-add" value="" onChange={(event) => add(event.target.value)}>
            <option value="">Add…</option>
            {options.map((option) => (
              <option key={String(option)}>{String(option)}</option>
            ))}
          </select>
        ) : (
          <input
            id={id}
            className="input word-add"
            placeholder="Add…"
            onKeyDown={(event) => {
              if (event.key !== 'Enter') return;
              event.preventDefault();
              add(event.currentTarget.value);
              event.currentTarget.value = '';
            }}
            onBlur={(event) => {
              add(event.target.value);
              event.target.value = '';
            }}
          />
        )}
      </div>
      <Hint schema={schema} path={path} faults={faults} id={`${id}-hint`} />
    </div>
  );
}

function ItemList({ schema, value, path, label, faults, onChange }: Props) {
  const items = Array.isArray(value) ? value : [];
  const itemSchema = schema.items ?? {};
  return (
    <fieldset className="form-list">
      <legend>{named(label)}</legend>
      {items.map((item, index) => (
        <div key={index} className="form-item panel">
          <SchemaForm schema={itemSchema} value={item} path={`${path}/${index}`} label={`${index + 1}`} faults={faults} onChange={(next) => onChange(items.map((old, at) => (at === index ? next : old)))} />
          <button type="button" className="button ghost square form-remove" aria-label={`Remove entry ${index + 1}`} onClick={() => onChange(items.filter((_, at) => at !== index))}>
            <Icon name="cross" />
          </button>
        </div>
      ))}
      <button type="button" className="button" onClick={() => onChange([...items, blank(itemSchema)])}>
        Add one
      </button>
    </fieldset>
  );
}

/** A form grown from a JSON schema: what a policy may hold, and nothing else. */
export function SchemaForm(props: Props) {
  const { schema, value, path, label, faults, onChange } = props;
  const types = typesOf(schema);
  if (types.includes('object') || schema.properties) {
    const object: JsonObject = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
    const known = Object.entries(schema.properties ?? {});
    const others = Object.keys(object).filter((name) => !schema.properties?.[name]).map((name): [string, JsonSchema] => [name, typeof schema.additionalProperties === 'object' ? schema.additionalProperties : {}]);
    const fields = [...known, ...others].map(([name, own]) => (
      <SchemaForm key={name} schema={own} value={object[name] ?? null} path={`${path}/${name}`} label={name} faults={faults} onChange={(next) => onChange({ ...object, [name]: next })} />
    ));
    if (path === '' || /\/\d+$/.test(path)) return <div className="form">{fields}</div>;
    return (
      <fieldset className="form-group">
        <legend>{named(label)}</legend>
        <div className="form">{fields}</div>
      </fieldset>
    );
  }
  if (types.includes('array')) return schema.items && (typesOf(schema.items).includes('object') || schema.items.properties) ? <ItemList {...props} /> : <WordList {...props} />;
  return <Scalar {...props} />;
}
