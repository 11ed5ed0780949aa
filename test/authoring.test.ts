import t from 'tap';
import { folderOf } from './support/command.js';
import { followPage } from './support/follow-page.js';

t.test(
  'a new author comes from an empty folder to a rule with a failing and a passing test',
  async (t) => {
    const started = Date.now();
    const commands = followPage(t, 'docs/authoring.md', folderOf({}));
    t.ok(commands >= 8, `${commands} commands`);
    t.ok(Date.now() - started < 120_000, 'in under two minutes of commands');
  },
);
