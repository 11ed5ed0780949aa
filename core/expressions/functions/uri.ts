import type { Entry, KnownValue, Value } from '../value.js';
import { entryOf, nullValue, numberValue, objectValue, textValue } from '../values.js';
import {
  type CallContext,
  type FunctionSignature,
  failure,
  type Outcome,
  object,
  objectOf,
  plain,
  text,
  textOf,
} from './signature.js';

export const uriFunctions: readonly FunctionSignature[] = [
  plain('uri', [text, text], combine, { returns: 'string' }),
  plain('uriComponent', [text], encode, { returns: 'string' }),
  plain('uriComponentToString', [text], decode, { returns: 'string' }),
  plain('parseUri', [text], parse, { returns: 'object' }),
  plain('buildUri', [object], build, { returns: 'string' }),
];

function combine([base, relative]: readonly KnownValue[], { origin }: CallContext): Outcome {
  try {
    const url = new URL(textOf(relative), textOf(base));
    return textValue(normalized(url), origin);
  } catch {
    return failure(`'${textOf(base)}' is not an absolute URI`);
  }
}

/** Azure writes every host in small letters and an empty path as `/`; the URL standard does so for web schemes only. */
function normalized(url: URL): string {
  if (url.host === '') return url.href;
  const start = url.href.indexOf(url.host, url.protocol.length);
  const rest = url.href.slice(start + url.host.length);
  const path = rest.startsWith('/') ? rest : `/${rest}`;
  return `${url.href.slice(0, start)}${url.host.toLowerCase()}${path}`;
}

function encode([value]: readonly KnownValue[], { origin }: CallContext): Outcome {
  const strict = encodeURIComponent(textOf(value).replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return textValue(strict, origin);
}

/** What cannot be decoded stays as it is, and `+` is a space. */
function decode([value]: readonly KnownValue[], { origin }: CallContext): Outcome {
  const decoded = textOf(value)
    .replaceAll('+', ' ')
    .replace(/(?:%[0-9a-fA-F]{2})+/g, (escaped) => {
      try {
        return decodeURIComponent(escaped);
      } catch {
        return escaped;
      }
    });
  return textValue(decoded, origin);
}

function parse([value]: readonly KnownValue[], { origin }: CallContext): Outcome {
  let url: URL;
  try {
    url = new URL(textOf(value));
  } catch {
    return failure(`'${textOf(value)}' is not an absolute URI`);
  }
  const entries: Entry[] = [
    { key: 'scheme', value: textValue(url.protocol.replace(/:$/, ''), origin) },
    { key: 'host', value: textValue(url.hostname, origin) },
    {
      key: 'port',
      value: url.port === '' ? nullValue(origin) : numberValue(Number(url.port), origin),
    },
  ];
  if (url.pathname !== '/') entries.push({ key: 'path', value: textValue(url.pathname, origin) });
  if (url.search !== '') entries.push({ key: 'query', value: textValue(url.search, origin) });
  return objectValue(entries, origin);
}

function build([value]: readonly KnownValue[], { origin }: CallContext): Outcome {
  const part = (key: string): Value | undefined => entryOf(objectOf(value), key)?.value;
  const written = (key: string) => {
    const found = part(key);
    return found?.kind === 'string' || found?.kind === 'number' ? String(found.value) : '';
  };
  if (written('scheme') === '' || written('host') === '') {
    return failure('a URI needs at least a scheme and a host');
  }
  const port = written('port') === '' ? '' : `:${written('port')}`;
  const path = `/${written('path').replace(/^\//, '')}`;
  const query = written('query') === '' ? '' : `?${written('query').replace(/^\?/, '')}`;
  return textValue(`${written('scheme')}://${written('host')}${port}${path}${query}`, origin);
}
