const days = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** What the standard one-letter formats of .NET stand for in the invariant culture, at UTC. */
const standard: Readonly<Record<string, string>> = {
  d: 'MM/dd/yyyy',
  D: 'dddd, dd MMMM yyyy',
  f: 'dddd, dd MMMM yyyy HH:mm',
  F: 'dddd, dd MMMM yyyy HH:mm:ss',
  U: 'dddd, dd MMMM yyyy HH:mm:ss',
  g: 'MM/dd/yyyy HH:mm',
  G: 'MM/dd/yyyy HH:mm:ss',
  M: 'MMMM dd',
  m: 'MMMM dd',
  O: "yyyy-MM-dd'T'HH:mm:ss.fffffffzzz",
  o: "yyyy-MM-dd'T'HH:mm:ss.fffffffzzz",
  R: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  r: "ddd, dd MMM yyyy HH:mm:ss 'GMT'",
  s: "yyyy-MM-dd'T'HH:mm:ss",
  t: 'HH:mm',
  T: 'HH:mm:ss',
  u: "yyyy-MM-dd HH:mm:ss'Z'",
  Y: 'yyyy MMMM',
  y: 'yyyy MMMM',
};

const piece = /'([^']*)'|"([^"]*)"|\\([\s\S])|%?([yMdHhmstfFKz])\4*|[\s\S]/g;

/** Formats a moment, taken at UTC, by a .NET format for dates; undefined for an unknown one-letter format. */
export function formatDate(date: Date, format: string): string | undefined {
  const pattern = format.length === 1 ? standard[format] : format;
  return pattern?.replace(piece, (written, single, double, escaped, letter) => {
    if (letter === undefined) return single ?? double ?? escaped ?? written;
    return datePart(date, letter, written.replace('%', '').length);
  });
}

function datePart(date: Date, letter: string, width: number): string {
  const padded = (value: number, least = Math.min(width, 2)) => String(value).padStart(least, '0');
  switch (letter) {
    case 'y':
      return width <= 2
        ? padded(date.getUTCFullYear() % 100)
        : padded(date.getUTCFullYear(), width);
    case 'M':
      return named(months, date.getUTCMonth(), width) ?? padded(date.getUTCMonth() + 1);
    case 'd':
      return named(days, date.getUTCDay(), width) ?? padded(date.getUTCDate());
    case 'H':
      return padded(date.getUTCHours());
    case 'h':
      return padded(date.getUTCHours() % 12 || 12);
    case 'm':
      return padded(date.getUTCMinutes());
    case 's':
      return padded(date.getUTCSeconds());
    case 't':
      return (date.getUTCHours() < 12 ? 'AM' : 'PM').slice(0, Math.min(width, 2));
    case 'f':
    case 'F': {
      const fraction = `${padded(date.getUTCMilliseconds(), 3)}0000`.slice(0, width);
      return letter === 'f' ? fraction : fraction.replace(/0+$/, '');
    }
    case 'K':
      return 'Z';
    default:
      return width === 1 ? '+0' : width === 2 ? '+00' : '+00:00';
  }
}

/** `MMM` and `ddd` are the first three letters of a name, more letters the whole name. */
function named(names: readonly string[], index: number, width: number): string | undefined {
  if (width < 3) return undefined;
  return width === 3 ? names[index]?.slice(0, 3) : names[index];
}
