import path from 'node:path';

const extensions = ['.bicep', '.json', '.jsonc'];

/** A part of a name that says "parameters"; `params` is usual too. */
const parametersWord = /^param(?:eter)?s?$/i;

/**
 * Templates that a JSON parameter file may belong to, best first: `name.parameters.json`,
 * `name.parameters.prod.json` and `name.prod.parameters.json` go with `name.prod` and `name`, in the same folder
 * or, from a folder called `parameters`, in the one above.
 */
export function templateCandidates(parametersFile: string): string[] {
  const folder = path.posix.dirname(parametersFile);
  const parts = path.posix.basename(parametersFile).split('.').slice(0, -1);
  const at = parts.findIndex((part) => parametersWord.test(part));
  if (at < 0) return [];
  const before = parts.slice(0, at);
  const stems = before.map((_, i) => before.slice(0, before.length - i).join('.'));
  const above = parametersWord.test(path.posix.basename(folder))
    ? [path.posix.dirname(folder)]
    : [];
  return stems.flatMap((stem) =>
    [folder, ...above].flatMap((each) =>
      extensions.map((extension) => path.posix.join(each, `${stem}${extension}`)),
    ),
  );
}
