import { type Diagnostic, diagnostic } from '../../diagnostics/diagnostic.js';
import type { DataDocument, DataNode } from '../../source/data.js';
import type { Host } from '../../source/host.js';
import { readJson } from '../../source/json.js';
import { type Unread, unreadFile } from '../../source/read-document.js';
import { SourceFile } from '../../source/source-file.js';
import type { Span } from '../../source/span.js';
import type { ObjectNode } from '../../template/template.js';
import type { FileModel } from '../lower/model.js';
import { lowerFile } from '../lower/template.js';
import type { BicepConfiguration } from './configuration.js';

/** Reads JSON data as an ARM template; bicep knows nothing of the ARM front end, so whoever calls hands it in. */
export type ReadTemplate = (root: DataNode) => {
  /** Absent where the data are no template. */
  readonly template?: ObjectNode;
  readonly diagnostics: readonly Diagnostic[];
};

/** Reads the text of a JSON file as data. */
export type ReadDocument = (file: SourceFile) => DataDocument;

/** What a variable of the environment holds; undefined where it is not set. */
export type Environment = (name: string) => string | undefined;

/** What one run knows of the files it has read. Each file is parsed and lowered once. */
export interface Compilation {
  readonly host: Host;
  readonly readTemplate?: ReadTemplate;
  readonly readDocument: ReadDocument;
  /** What a variable of the environment holds; absent where the environment is not to be read. */
  readonly environment?: Environment;
  /** Every text read, by path. */
  readonly files: Map<string, SourceFile>;
  /** Paths that the host does not have yet. */
  readonly wanted: Set<string>;
  readonly diagnostics: Diagnostic[];
  readonly models: Map<string, FileModel>;
  /** Files whose models are being made, so that a circle of modules is noticed. */
  readonly open: Set<string>;
  readonly templates: Map<FileModel, ObjectNode>;
  readonly documents: Map<string, ObjectNode | undefined>;
  /** Templates of template specs, by the id of their version in lower case. */
  readonly templateSpecs: Map<string, ObjectNode>;
  /** Files that are modules of others, so that no name may be missing in them. */
  readonly usedAsModules: Set<string>;
  /** Bicep files in which, or in whose modules, something is wrong. */
  readonly faulty: Set<string>;
  /** What the `bicepconfig.json` of each folder says. */
  readonly configurations: Map<string, BicepConfiguration>;
  /** How often a declaration was put in place of a name, and whether the limit of that was reported. */
  readonly counts: { placements: number; reported: boolean };
}

export function newCompilation(
  host: Host,
  options: Partial<Pick<Compilation, 'readTemplate' | 'readDocument' | 'environment'>>,
): Compilation {
  return {
    host,
    readDocument: readJson,
    ...options,
    files: new Map(),
    wanted: new Set(),
    diagnostics: [],
    models: new Map(),
    open: new Set(),
    templates: new Map(),
    documents: new Map(),
    templateSpecs: new Map(),
    usedAsModules: new Set(),
    faulty: new Set(),
    configurations: new Map(),
    counts: { placements: 0, reported: false },
  };
}

/** Reads the text of a file; a failure is reported at the place that names the file. */
export function readSource(
  path: string,
  place: Span | undefined,
  compilation: Compilation,
): SourceFile | undefined {
  const known = compilation.files.get(path);
  if (known) return known;
  const answer = compilation.host.readText(path);
  switch (answer.kind) {
    case 'text': {
      const file = new SourceFile(path, answer.text);
      compilation.files.set(path, file);
      return file;
    }
    case 'pending':
      compilation.wanted.add(path);
      return undefined;
    default:
      compilation.diagnostics.push(
        place === undefined ? unreadFile(path, answer) : unreadTarget(path, place, answer),
      );
      return undefined;
  }
}

/** Why a host gave no text for a file, at the place that names it. */
function unreadTarget(path: string, place: Span, answer: Unread): Diagnostic {
  if (answer.kind === 'missing') return diagnostic('bicep/file-missing', place, path);
  const reason = answer.kind === 'binary' ? 'it is not text' : answer.reason;
  return diagnostic('bicep/file-unreadable', place, path, reason);
}

/** The template of a Bicep file, lowered once however many modules use it. */
export function templateOfModel(model: FileModel): ObjectNode {
  const { templates } = model.compilation;
  let template = templates.get(model);
  if (template === undefined) {
    template = lowerFile(model);
    templates.set(model, template);
  }
  return template;
}
