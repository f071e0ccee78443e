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
      space: { newsroom: 10_000_000_000, person: 2_500_000_000 },
    });
  });

  it('are taken from the environment', () => {
    const environment = {
      PORT: '0',
      HOST: '::1',
      GALLEY_DATA: '/tmp/x',
      LOG_LEVEL: 'info',
      GALLEY_DEMO: 'on',
      GALLEY_PICTURES: '400',
    };
    expect(readSettings(environment, ['--dev'])).toEqual({
      port: 0,
      host: '::1',
      folder: '/tmp/x',
      level: 'info',
      dev: true,
      space: { newsroom: 400_000_000, person: 100_000_000 },
    });
  });

  it.each(['-1', '65536', '3000x', '', ' 80', '1e3', '0x50'])('refuse the port “%s”', (PORT) => {
    expect(readSettings({ PORT }, [])).toEqual(MESSAGE);
  });

  it.each(['-1', '1e3', '', 'lots', '1000001', ' 5'])(
    'refuse “%s” megabytes for pictures',
    (GALLEY_PICTURES) => {
      expect(readSettings({ GALLEY_PICTURES }, [])).toEqual(MESSAGE);
    },
  );

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
