// The environment becomes settings or one line to read; without accounts nothing but this computer is served.
import { describe, expect, it } from 'vitest';
import { readSettings } from '../../server/settings.ts';

const MESSAGE = { message: expect.stringMatching(/^[^\n]+$/) };

describe('settings', () => {
  it('have defaults for somebody who only wants to try', () => {
    expect(readSettings({}, [])).toEqual({
      port: 3000,
      host: '127.0.0.1',
      folder: './data',
      level: 'warn',
      dev: false,
      hooksTo: [],
    });
  });

  it('are taken from the environment', () => {
    const environment = {
      PORT: '0',
      HOST: '::1',
      GALLEY_DATA: '/tmp/x',
      LOG_LEVEL: 'info',
      GALLEY_DEMO: 'on',
      GALLEY_HOOKS_TO: 'http://localhost:9000, https://cms.internal http://[::1]:81',
    };
    expect(readSettings(environment, ['--dev'])).toEqual({
      port: 0,
      host: '::1',
      folder: '/tmp/x',
      level: 'info',
      dev: true,
      hooksTo: ['http://localhost:9000', 'https://cms.internal', 'http://[::1]:81'],
    });
  });

  it.each(['-1', '65536', '3000x', '', ' 80', '1e3', '0x50'])('refuse the port “%s”', (PORT) => {
    expect(readSettings({ PORT }, [])).toEqual(MESSAGE);
  });

  it.each([
    'cms.internal',
    'http://cms.internal',
    'http://10.0.0.1',
    'https://cms.internal/',
    'https://cms.internal/path',
    'https://ann@cms.internal',
    'ftp://localhost',
    '*',
  ])('refuse hooks to “%s”, which is no origin that they may go to', (GALLEY_HOOKS_TO) => {
    expect(readSettings({ GALLEY_HOOKS_TO }, [])).toEqual(MESSAGE);
  });

  it('refuse a log level that does not exist', () => {
    expect(readSettings({ LOG_LEVEL: 'loud' }, [])).toEqual(MESSAGE);
  });

  it.each(['127.0.0.1', '127.9.9.9', '::1', 'localhost'])('let the demo run on %s', (HOST) => {
    expect(readSettings({ HOST }, [])).toMatchObject({ host: HOST });
  });

  it.each(['0.0.0.0', '::', '192.168.1.20', '::ffff:10.0.0.1', 'galley.example.org', 'evil.localhost', ''])(
    'refuse to serve on “%s” without accounts',
    (HOST) => expect(readSettings({ HOST }, [])).toEqual(MESSAGE),
  );

  it('refuse to run without the demo, which is all the sign-in there is', () => {
    expect(readSettings({ GALLEY_DEMO: 'off' }, [])).toEqual(MESSAGE);
  });
});
