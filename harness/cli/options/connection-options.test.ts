// What the options about a connection take, and what they refuse before anything is judged.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rootCertificates } from 'node:tls';
import { expect, test } from '@playwright/test';
import { brokerConnection, connectionOf, readHeader } from './connection-options.ts';

test('a header is a name and a value; one that the interactions are about is refused', () => {
  expect(readHeader('X-Gateway:  a: b ')).toEqual(['X-Gateway', 'a: b']);
  expect(readHeader('X-Empty:')).toEqual(['X-Empty', '']);
  for (const bad of ['', 'X-Gateway', ': open', 'X Gateway: open', 'X-Gateway: a\r\nX-Other: b'])
    expect(() => readHeader(bad), bad).toThrow('a name, a colon and a value');
  for (const name of ['Authorization', 'appcode', 'Host', 'Content-Length'])
    expect(() => readHeader(`${name}: x`), name).toThrow('set by the interactions');
});

test("a broker is another host: it gets none of the gateway's headers", () => {
  const options = { header: [['X-Gateway', 'open']] as const };
  expect(connectionOf(options, { cwd: '.' }).headers).toEqual([['X-Gateway', 'open']]);
  expect(brokerConnection(options, { cwd: '.' }).headers).toEqual([]);
});

test('a file of certificates is read beside the well-known ones; what is none is the caller’s mistake', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'connection-'));
  try {
    const [root = ''] = rootCertificates;
    writeFileSync(join(cwd, 'good.pem'), root);
    writeFileSync(join(cwd, 'text.pem'), 'no certificate');
    writeFileSync(join(cwd, 'broken.pem'), '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n');
    const { tls } = connectionOf({ ca: 'good.pem' }, { cwd });
    expect(tls?.ca?.length).toBe(rootCertificates.length + 1);
    for (const bad of [
      { ca: 'missing.pem' },
      { ca: 'text.pem' },
      { ca: 'broken.pem' },
      { clientCert: 'good.pem' },
      { clientKey: 'good.pem' },
      { clientCert: 'good.pem', clientKey: 'good.pem' },
    ])
      expect(() => connectionOf(bad, { cwd }), JSON.stringify(bad)).toThrow(
        expect.objectContaining({ code: 'CERTIFICATE_INVALID' }),
      );
  } finally {
    rmSync(cwd, { recursive: true, force: true });
  }
});
