import type { Invocation, Notification } from 'sarif';
import type { Coverage, Report, ReportedDiagnostic } from '../../core/index.js';
import { keepStart } from '../shorten.js';
import type { PlaceWriter } from './locations.js';
import { messageText } from './text.js';

/** Hosts show few; a run over many broken files must not fill the file with them. */
const maxNotifications = 1_000;

/**
 * What could not be judged, so that a reader can tell silence from a pass.
 *
 * @param cut a sentence about the results that are left out, where some are
 */
export function invocationOf(
  { diagnostics, coverage }: Report,
  places: PlaceWriter,
  cut: string | undefined,
): Invocation {
  const notAnalyzed = coverage.notAnalyzed.map(notAnalyzedDiagnostic);
  const execution = [...diagnostics.filter(({ kind }) => kind !== 'usage'), ...notAnalyzed];
  const configuration = diagnostics.filter(({ kind }) => kind === 'usage');
  const notifications = [
    ...(cut === undefined
      ? []
      : [notification({ code: 'results-left-out', kind: 'notice', message: cut }, places)]),
    ...limitedList(execution).map((each) => notification(each, places)),
  ];
  return {
    executionSuccessful: !coverage.incomplete,
    ...(notifications.length > 0 ? { toolExecutionNotifications: notifications } : {}),
    ...(configuration.length > 0
      ? {
          toolConfigurationNotifications: limitedList(configuration).map((each) =>
            notification(each, places),
          ),
        }
      : {}),
  };
}

/** Viewers show the message alone, so it names the file; an address of elsewhere is no file of the repository. */
function notAnalyzedDiagnostic(left: Coverage['notAnalyzed'][number]): ReportedDiagnostic {
  const { path, reason } = left;
  const message = `'${keepStart(path, 500)}' was not analysed: ${reason}.`;
  const base = { code: 'not-analysed', kind: 'input', message } as const;
  return /^(?:https?|br|ts):/i.test(path) ? base : { ...base, path };
}

/** The problems before the notices, and how many there are beyond the first. */
function limitedList(diagnostics: readonly ReportedDiagnostic[]): readonly ReportedDiagnostic[] {
  if (diagnostics.length <= maxNotifications) return diagnostics;
  const problemsFirst = [
    ...diagnostics.filter(({ kind }) => kind !== 'notice'),
    ...diagnostics.filter(({ kind }) => kind === 'notice'),
  ];
  const more = diagnostics.length - maxNotifications;
  return [
    ...problemsFirst.slice(0, maxNotifications),
    { code: 'notifications-left-out', kind: 'notice', message: `And ${more} more notifications.` },
  ];
}

function notification(diagnostic: ReportedDiagnostic, places: PlaceWriter): Notification {
  const { code, kind, message, location, path } = diagnostic;
  const physicalLocation = location
    ? places.physical(location)
    : path
      ? { artifactLocation: places.artifact(path) }
      : undefined;
  return {
    descriptor: { id: code },
    level: kind === 'notice' ? 'note' : 'error',
    message: { text: messageText(keepStart(message, 2_000)) || code },
    ...(physicalLocation ? { locations: [{ physicalLocation }] } : {}),
  };
}
