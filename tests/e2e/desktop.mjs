// A desktop of its own, that nobody sees, with the screen reader Orca, whose words are kept instead of spoken.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const plainText = (ssml) => ssml.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&').trim();

// Only what a person does is answered: the page is not read out from its start.
const orcaSettings = JSON.stringify({
  general: {}, profiles: { default: { profile: ['Default', 'default'], sayAllOnLoad: false } }, keybindings: {}, pronunciations: {},
});
// Orca does not start if it sees another one of the same user.
const alone = ['unshare', '--user', '--map-current-user', '--pid', '--fork', '--mount-proc', '--kill-child'];

/** A stand-in for Speech Dispatcher: it agrees to every command of its protocol, SSIP, and passes on what is to be said. */
async function startSpeech(path, say) {
  const server = createServer((orca) => {
    let [received, isText] = ['', false];
    orca.setEncoding('utf8').on('data', (data) => {
      received += data;
      for (;;) {
        const [message, ...rest] = received.split(isText ? '\r\n.\r\n' : '\r\n');
        if (rest.length === 0) return;
        received = received.slice(message.length + (isText ? 5 : 2));
        if (isText) say(plainText(message));
        isText = !isText && message === 'SPEAK';
        orca.write(isText ? '230 OK\r\n' : '200-1\r\n200 OK\r\n');
      }
    });
  });
  await once(server.listen(path), 'listening');
  return server;
}

/**
 * Starts the desktop. What Orca says is in `all`, and in `said` until somebody takes it from there; `env` is what a program
 * needs to appear on this desktop.
 */
export async function startDesktop() {
  const home = mkdtempSync(join(tmpdir(), 'aikey-desktop-'));
  const settings = join(home, '.local/share/orca');
  mkdirSync(settings, { recursive: true });
  writeFileSync(join(settings, 'user-settings.conf'), orcaSettings);

  const [said, all] = [[], []];
  const speech = await startSpeech(join(home, 'speech'), (text) => [said, all].forEach((list) => list.push(text)));
  const env = {
    PATH: process.env.PATH, LANG: 'C.UTF-8', HOME: home, XDG_RUNTIME_DIR: home,
    GNOME_ACCESSIBILITY: '1', SPEECHD_ADDRESS: `unix_socket:${join(home, 'speech')}`,
  };
  const programs = [];
  const start = (...command) => {
    const program = spawn('setpriv', ['--pdeathsig', 'KILL', ...command], { env, stdio: ['ignore', 'pipe', 'ignore'] });
    programs.unshift(program);
    return program;
  };
  const firstLine = async ({ stdout }) => String(await once(stdout, 'data')).trim();
  const xdotool = async (...command) => {
    const [status] = await once(start('xdotool', ...command), 'exit');
    if (status !== 0) throw new Error(`xdotool ${command[0]} failed`);
  };

  env.DBUS_SESSION_BUS_ADDRESS = await firstLine(start('dbus-daemon', '--session', '--nofork', '--print-address'));
  env.DISPLAY = `:${await firstLine(start('Xvfb', '-displayfd', '1', '-screen', '0', '1280x1000x24', '-nolisten', 'tcp'))}`;
  start('openbox');
  start(...alone, 'orca');
  return {
    all, env, said,
    press: (key) => xdotool('key', key),
    type: (text) => xdotool('type', '--delay', '30', text),
    async end() {
      for (const program of programs.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
        program.kill('SIGKILL');
        await once(program, 'exit');
      }
      speech.close();
      rmSync(home, { recursive: true });
    },
  };
}
