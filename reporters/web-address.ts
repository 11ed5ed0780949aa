/**
 * An address that a report may link to: rules may come from anyone, and only these schemes are sure to show
 * a page and run nothing. Undefined for any other.
 */
export function webAddress(address: string | undefined): string | undefined {
  return address !== undefined && /^https?:\/\/[!-~]+$/i.test(address) ? address : undefined;
}
