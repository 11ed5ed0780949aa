import { gunzipSync } from 'node:zlib';

/** Larger archives hold no types: Microsoft Graph's have some 100 KiB. */
const largest = 64 * 1024 * 1024;
const blockLength = 512;

/**
 * The index of the types of a Bicep extension, from the archive in which it was published or restored: a tar file,
 * zipped or not, with `index.json` in it, or with such an archive as `types.tgz`.
 *
 * @returns undefined where it is none
 */
export function extensionIndex(archive: Uint8Array): string | undefined {
  const tar = unzipped(archive);
  const inner = tar && entryOf(tar, 'types.tgz');
  const types = inner ? unzipped(inner) : tar;
  const index = types && entryOf(types, 'index.json');
  return index && Buffer.from(index).toString('utf8');
}

function unzipped(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: largest });
  } catch {
    return undefined;
  }
}

/** The content of a file in a tar archive (POSIX ustar). */
function entryOf(tar: Uint8Array, wanted: string): Uint8Array | undefined {
  for (let at = 0; at + blockLength <= tar.length; ) {
    const name = textAt(tar, at, 100).replace(/^\.\//, '');
    const size = Number.parseInt(textAt(tar, at + 124, 12), 8);
    if (name === '' || !Number.isSafeInteger(size) || size < 0) return undefined;
    const start = at + blockLength;
    if (name === wanted) return tar.subarray(start, start + size);
    at = start + Math.ceil(size / blockLength) * blockLength;
  }
  return undefined;
}

/** A text that ends at the first NUL, or with its field. */
function textAt(tar: Uint8Array, start: number, length: number): string {
  const field = tar.subarray(start, start + length);
  const end = field.indexOf(0);
  return Buffer.from(end < 0 ? field : field.subarray(0, end)).toString('utf8');
}
