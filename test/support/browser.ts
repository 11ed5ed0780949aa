import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

/** The browser's executable, or why there is none: tests that need it skip and say so. */
export function findBrowser(): { executable: string } | { missing: string } {
  const executable = places.find((place) => place !== undefined && existsSync(place));
  if (executable !== undefined) return { executable };
  return { missing: 'there is no Chromium; set CHROMIUM to its path' };
}

export function openBrowser(executable: string): Promise<Browser> {
  return chromium.launch({
    executablePath: executable,
    headless: true,
    chromiumSandbox: false,
    args: ['--disable-dev-shm-usage', '--disable-gpu'],
  });
}
