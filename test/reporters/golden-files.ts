import {
  formatNames,
  loadReporter,
  type ReportOptions,
  sarifTargets,
} from '../../reporters/index.js';
import { awkwardReport } from './awkward-report.js';

/** Folder of the golden files, from the root of the repository. */
export const goldenFolder = 'test/reporters/fixtures';

const extensions: Readonly<Record<string, string>> = {
  'azure-pipelines': 'log',
  console: 'txt',
  csv: 'csv',
  github: 'log',
  gitlab: 'json',
  html: 'html',
  json: 'json',
  junit: 'xml',
  markdown: 'md',
  sarif: 'json',
};

/** The awkward report in every format, by file name. `npm run golden` writes them; a reviewer reads the difference. */
export async function goldenFiles(): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>();
  const add = async (name: string, format: (typeof formatNames)[number], options?: Options) => {
    const reporter = await loadReporter(format);
    const text = reporter.render(awkwardReport, options);
    files.set(`${name}.${extensions[format] ?? 'txt'}`, readable(format, text));
  };
  for (const format of formatNames) if (format !== 'sarif') await add(format, format);
  for (const sarifTarget of sarifTargets)
    await add(`sarif-${sarifTarget}`, 'sarif', { sarifTarget });
  await add('console-colour', 'console', { colour: true, width: 80, suppressed: 'include' });
  await add('json-verdicts', 'json', { verdicts: true });
  await add('markdown-short', 'markdown', { maxBytes: 2_500 });
  return files;
}

type Options = Partial<ReportOptions>;

/** SARIF is written without white space; script and style of the page have tests of their own. */
function readable(format: string, text: string): string {
  if (format === 'sarif') return `${JSON.stringify(JSON.parse(text), undefined, 2)}\n`;
  if (format !== 'html') return text;
  return text
    .replace(/<(style|script)>[\s\S]*?<\/\1>/g, '<$1>…</$1>')
    .replace(/'sha256-[^']*'/g, "'sha256-…'");
}
