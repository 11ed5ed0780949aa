import type { AnalysisInput } from './analysis.js';
import { kindByShape } from './arm/classify.js';
import { linksOf } from './arm/linked-templates.js';
import { templatesFor } from './arm/pair-parameters.js';
import { readExported } from './arm/read-exported.js';
import { readParameters } from './arm/read-parameters.js';
import { readSnippet } from './arm/read-snippet.js';
import { readTemplate } from './arm/read-template.js';
import { bicepComments } from './bicep/comments.js';
import {
  type BicepCompiler,
  type Compiled,
  openBicepCompiler,
  type ParameterTarget,
} from './bicep/index.js';
import { diagnostic } from './diagnostics/diagnostic.js';
import type { OpenFrontEnds, ReadInput, ReadParameters, ReadTemplate } from './front-ends.js';
import type { DataDocument, DataNode } from './source/data.js';
import { readJson } from './source/json.js';
import { folderOf, isParametersPath, resolvePath } from './source/paths.js';
import { type Reading, readSource } from './source/read-document.js';
import type { SourceFile } from './source/source-file.js';
import { textOf } from './source/span.js';

/** A JSON file that was read. */
interface JsonFile {
  readonly file: SourceFile;
  readonly document: DataDocument;
  readonly root: DataNode;
}

/** What reads the files of one run, each once. */
interface Readers {
  readonly reading: Reading;
  readonly bicep: BicepCompiler;
  readonly json: (path: string) => JsonFile | undefined;
  readonly template: (path: string) => ReadTemplate | undefined;
}

/** The front ends: Bicep by its file name, JSON by its shape. */
export const openFrontEnds: OpenFrontEnds = (reading) => {
  const readers: Readers = {
    reading,
    bicep: openBicepCompiler(reading.host, { readTemplate }),
    json: once((path) => jsonFile(path, reading)),
    template: once((path) =>
      isBicep(path) ? bicepTemplate(path, readers) : jsonTemplate(path, readers),
    ),
  };
  return (input) => readInput(input, readers);
};

function once<T>(read: (path: string) => T): (path: string) => T {
  const answers = new Map<string, T>();
  return (path) => {
    const known = answers.get(path);
    if (known !== undefined || answers.has(path)) return known as T;
    const answer = read(path);
    answers.set(path, answer);
    return answer;
  };
}

function readInput(input: AnalysisInput, readers: Readers): ReadInput | undefined {
  const { path, parameters } = input;
  if (isParametersPath(path)) return bicepParameters(path, readers);
  if (parameters !== undefined) return pair(path, parameters, readers);
  if (isBicep(path)) return alone(path, readers);
  const json = readers.json(path);
  if (json === undefined) return undefined;
  switch (kindByShape(json.root)) {
    case 'template':
    case 'snippet':
      return alone(path, readers);
    case 'parameters':
      return withItsTemplate(json, readers);
    case 'exported':
      return exported(json, readers.reading);
    default:
      if (input.named)
        readers.reading.diagnostics.push(diagnostic('input/unknown-kind', path, path));
      return undefined;
  }
}

function exported({ file, root }: JsonFile, reading: Reading): ReadInput {
  const { resources, diagnostics } = readExported(root);
  reading.diagnostics.push(...diagnostics);
  return { kind: 'exported', file, export: { resources, name: file.path, span: root.span } };
}

function alone(path: string, readers: Readers): ReadInput | undefined {
  const template = readers.template(path);
  return template && { kind: 'template', template };
}

function pair(path: string, parametersPath: string, readers: Readers): ReadInput | undefined {
  const template = readers.template(path);
  const json = readers.json(parametersPath);
  return withTemplate(template, json && parametersOf(json, readers.reading));
}

function withTemplate(
  template: ReadTemplate | undefined,
  parameters: ReadParameters | undefined,
): ReadInput | undefined {
  if (parameters === undefined) return undefined;
  if (template === undefined) return { kind: 'parameters', parameters };
  return { kind: 'template', template, parameters };
}

/** A parameter file by itself: the template it names, else the one beside it that its name is for. */
function withItsTemplate(json: JsonFile, readers: Readers): ReadInput | undefined {
  const { path } = json.file;
  const folder = folderOf(path);
  const { templateLink } = readParameters(json.root);
  const names = readers.reading.host.listFolder?.(folder) ?? [];
  const beside = names.map((name) => (folder === '' ? name : `${folder}/${name}`));
  const template =
    templateLink === undefined
      ? templatesFor(path, beside)[0]
      : resolvePath(folder, templateLink.value);
  if (template !== undefined) return pair(template, path, readers);
  readers.reading.diagnostics.push(diagnostic('input/no-template', path, path));
  return withTemplate(undefined, parametersOf(json, readers.reading));
}

function parametersOf({ file, document, root }: JsonFile, reading: Reading): ReadParameters {
  const { parameters, diagnostics } = readParameters(root);
  reading.diagnostics.push(...diagnostics);
  return { file, document, values: parameters, comments: () => document.comments };
}

function jsonFile(path: string, reading: Reading): JsonFile | undefined {
  const file = readSource(path, reading);
  if (file === undefined) return undefined;
  const document = readJson(file);
  reading.diagnostics.push(...document.diagnostics);
  return document.root && { file, document, root: document.root };
}

function jsonTemplate(path: string, { json, reading }: Readers): ReadTemplate | undefined {
  const read = json(path);
  if (read === undefined) return undefined;
  const { file, document, root } = read;
  const snippet = kindByShape(root) === 'snippet';
  const { template, diagnostics } = snippet ? readSnippet(root) : readTemplate(root);
  reading.diagnostics.push(...diagnostics);
  return (
    template && {
      file,
      template,
      document,
      comments: () => document.comments,
      snippet,
      links: linksOf(json, reading),
    }
  );
}

function bicepTemplate(path: string, { bicep, json, reading }: Readers): ReadTemplate | undefined {
  const compiled = finished(bicep.compile(path), reading);
  if (compiled?.file === undefined || compiled.template === undefined) return undefined;
  const { file, template, snippet } = compiled;
  const links = linksOf(json, reading);
  const templateOf: typeof links.template = (link) =>
    (link.kind === 'id' ? bicep.templateSpec(link.target) : undefined) ?? links.template(link);
  return {
    file,
    template,
    snippet,
    comments: () => bicepComments(file).map(({ span }) => span),
    links: { ...links, template: templateOf },
  };
}

/** A Bicep parameter file, which names its template itself. */
function bicepParameters(path: string, readers: Readers): ReadInput | undefined {
  const { bicep, reading } = readers;
  const compiled = finished(bicep.compileParameters(path), reading);
  if (compiled?.file === undefined || compiled.parameters === undefined) return undefined;
  const { file, parameters } = compiled;
  if (parameters.template.kind === 'none') {
    reading.diagnostics.push(diagnostic('input/no-template', path, path));
  }
  return withTemplate(templateFor(parameters.template, readers), {
    file,
    values: parameters.values,
    comments: () => bicepComments(file).map(({ span }) => span),
  });
}

function templateFor(
  target: ParameterTarget,
  { template, json, reading }: Readers,
): ReadTemplate | undefined {
  switch (target.kind) {
    case 'none':
    case 'absent':
      return undefined;
    case 'file':
      return template(target.path);
    case 'published':
      return {
        file: target.file,
        template: target.template,
        comments: () => [],
        snippet: false,
        links: linksOf(json, reading),
      };
  }
}

/** A compilation that has every file it needs, its problems passed on; else what it wants is pending. */
function finished<Result>(
  compiled: Compiled<Result>,
  reading: Reading,
): Extract<Compiled<Result>, { kind: 'compiled' }> | undefined {
  if (compiled.kind === 'pending') {
    for (const wanted of compiled.wanted) reading.pending.add(wanted);
    return undefined;
  }
  reading.diagnostics.push(...compiled.diagnostics);
  for (const { code, span } of compiled.diagnostics) {
    if (code !== 'bicep/module-unavailable' || span === undefined) continue;
    reading.leftOut.set(textOf(span).replace(/^'|'$/g, ''), 'it is not in the module cache');
  }
  return compiled;
}

function isBicep(path: string): boolean {
  return path.toLowerCase().endsWith('.bicep');
}
