// Talks to `bicep jsonrpc --stdio`, so that many files cost one start of the Bicep CLI.
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Starts the CLI as process `pid`; `call(method, params)` gives the answer, or rejects with the CLI's message; `stop()`
 * settles when the process has ended.
 */
export function startBicep(executable) {
  const child = spawn(executable, ['jsonrpc', '--stdio'], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
  });
  const waiting = new Map();
  let received = Buffer.alloc(0);
  let lastId = 0;
  child.stdout.on('data', (chunk) => {
    received = Buffer.concat([received, chunk]);
    for (let message = next(); message !== undefined; message = next()) settle(message);
  });
  const ended = once(child, 'close');
  child.on('close', () => {
    for (const { reject } of waiting.values()) reject(new Error('the Bicep CLI ended'));
  });
  return {
    call(method, params) {
      lastId += 1;
      const body = JSON.stringify({ jsonrpc: '2.0', id: lastId, method, params });
      child.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
      const id = lastId;
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    },
    pid: child.pid,
    stop() {
      child.kill();
      return ended;
    },
  };

  function next() {
    const end = received.indexOf('\r\n\r\n');
    if (end < 0) return undefined;
    const length = Number(/Content-Length: (\d+)/i.exec(received.toString('utf8', 0, end))?.[1]);
    const start = end + 4;
    if (received.length < start + length) return undefined;
    const body = received.toString('utf8', start, start + length);
    received = received.subarray(start + length);
    return JSON.parse(body);
  }

  function settle({ id, result, error }) {
    const call = waiting.get(id);
    waiting.delete(id);
    if (error) call?.reject(new Error(error.message));
    else call?.resolve(result);
  }
}
