#!/usr/bin/env node
// A stand-in for the providers' APIs on loopback: see README.md in this folder.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import http from 'node:http';
import http2 from 'node:http2';
import https from 'node:https';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { answer } from './api.mjs';
import { connectorAt, dialects, keyIn } from './dialects.mjs';
import { keyFor, keyTable, scenarioOf } from './scenarios.mjs';
import { send } from './send.mjs';

const usage = `usage: standin.mjs [--http PORT | --certs DIR] [--log FILE] [--latency MS] [--revoked FILE] [--exit-with-stdin]
       standin.mjs --keys | --key SCENARIO [--connector ID] | --connectors | --help
`;
const maxBody = 1024 * 1024;

process.stdout.on('error', () => process.exit(1)); // the process that started it is gone
try {
  main(options());
} catch (error) {
  process.stderr.write(`standin: ${error.message}\n`);
  process.exitCode = 1;
}

function options() {
  const { values } = parseArgs({
    options: {
      http: { type: 'string' },
      certs: { type: 'string' },
      log: { type: 'string' },
      latency: { type: 'string', default: '0' },
      revoked: { type: 'string' },
      'exit-with-stdin': { type: 'boolean' },
      keys: { type: 'boolean' },
      key: { type: 'string' },
      connector: { type: 'string' },
      connectors: { type: 'boolean' },
      help: { type: 'boolean' },
    },
  });
  if (!/^\d{1,6}$/.test(values.latency)) throw new Error('--latency takes milliseconds, 0 to 999999');
  if (values.http !== undefined && !(/^\d{1,5}$/.test(values.http) && values.http < 65536)) throw new Error('--http takes a port, or 0 for any free one');
  return { ...values, latency: Number(values.latency) };
}

function main({ help, connectors, keys, key, connector, http: port, certs, log, latency, revoked, 'exit-with-stdin': exitWithStdin }) {
  if (help) return process.stdout.write(usage);
  if (connectors) return process.stdout.write(`${Object.keys(dialects).join('\n')}\n`);
  if (keys) return process.stdout.write(keyTable(connector));
  if (key !== undefined) return process.stdout.write(`${keyFor(key, connector)}\n`);

  const stop = () => process.exit(0);
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, stop);
  if (exitWithStdin) {
    for (const event of ['end', 'close', 'error']) process.stdin.on(event, stop);
    process.stdin.resume();
  }
  const how = { latency, isRevoked: inList(revoked) };
  if (port !== undefined) listen({ http: http.createServer() }, Number(port), record(log), how);
  else listenEverywhere(makeCerts(certs), record(log), how);
}

/** The folder of the certificates: the given one, or a temporary one. */
function makeCerts(dir) {
  const folder = dir === undefined ? mkdtempSync(join(tmpdir(), 'standin-')) : resolve(dir);
  if (dir === undefined) process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  execFileSync(fileURLToPath(new URL('make-certs', import.meta.url)), [folder], { stdio: ['ignore', 2, 2] });
  return folder;
}

/** A function that writes an event to the log at once, so that it is there before the client has its answer. */
function record(file) {
  if (file === undefined) return () => {};
  const log = openSync(file, 'a', 0o600);
  return (event, facts) => writeSync(log, `${JSON.stringify({ event, time: Date.now(), ...facts })}\n`);
}

/** A function that says whether a key is in a file, a line each. */
function inList(file) {
  return (key) => file !== undefined && existsSync(file) && readFileSync(file, 'utf8').split('\n').includes(key);
}

/** One listener of each kind. */
function listenEverywhere(certs, log, how) {
  const pair = (name) => ({
    cert: readFileSync(join(certs, `${name}.pem`)),
    key: readFileSync(join(certs, `${name}.key`)),
  });
  listen({
    http: http.createServer(),
    // By default Node sends at most 64 KiB of headers.
    https: http2.createSecureServer({ ...pair('good'), allowHTTP1: true, maxSendHeaderBlockLength: maxBody }),
    'https-h1': https.createServer(pair('good')),
    'https-expired': https.createServer(pair('expired')),
    'https-wrong-host': https.createServer(pair('wrong-host')),
    'https-self-signed': https.createServer(pair('self-signed')),
    'https-tls11': https.createServer({
      ...pair('good'), minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0',
    }),
  }, 0, log, how, { ca: join(certs, 'ca.pem') });
}

/** Starts these listeners, then prints where they are: each provider on `https`, or on `http` if that is all there is. */
function listen(servers, port, log, how, facts = {}) {
  const addresses = {};
  for (const [listener, server] of Object.entries(servers)) {
    serve(listener, server, log, how);
    server.on('error', (error) => { throw error; });
    server.listen(port, '127.0.0.1', () => {
      const base = `${listener === 'http' ? 'http://127.0.0.1' : 'https://localhost'}:${server.address().port}`;
      addresses[listener] = `${base}/v1`;
      if (listener === (servers.https ? 'https' : 'http')) {
        for (const [id, dialect] of Object.entries(dialects)) addresses[id] = base + dialect.base;
      }
      if (Object.keys(servers).every((name) => name in addresses)) process.stdout.write(`${JSON.stringify({ ...addresses, ...facts })}\n`);
    });
  }
}

let connections = 0;

/** Answers a listener's requests. A client may leave at any time, so its errors are ignored here. */
function serve(listener, server, log, { latency, isRevoked }) {
  const gone = () => {};
  server.prependListener(listener === 'http' ? 'connection' : 'secureConnection', (socket) => {
    socket.on('error', gone);
    socket.standinConnection = ++connections;
    log('connection', {
      connection: connections,
      listener,
      tls: socket.getProtocol?.() ?? null,
      alpn: socket.alpnProtocol || null,
      resumed: socket.isSessionReused?.() ?? false,
    });
  });
  server.on('tlsClientError', (error, socket) => {
    log('handshake-failed', { listener, error: error.code ?? error.message });
    socket.destroy();
  });
  server.on('clientError', (_, socket) => socket.destroy());
  server.on('sessionError', gone);

  server.on('request', (req, res) => {
    req.on('error', gone);
    res.on('error', gone);
    const [path, query] = req.url.split('?', 2);
    const connector = connectorAt(path);
    const key = keyIn(dialects[connector], req.headers);
    log('request', {
      connection: req.socket.standinConnection,
      listener,
      http: req.httpVersion,
      method: req.method,
      path,
      query: query !== undefined,
      connector,
      scenario: key === '' ? null : scenarioOf(key, connector),
      authorization: key !== '',
      headers: Object.keys(req.headers),
    });

    const chunks = [];
    let size = 0;
    req.on('data', (chunk) => {
      size += chunk.length;
      if (size <= maxBody) chunks.push(chunk);
      else req.socket.destroy();
    });
    req.on('end', () => {
      const body = Buffer.concat(chunks).toString();
      send(res, answer({ method: req.method, path, headers: req.headers, body, revoked: isRevoked(key) }), latency);
    });
  });
}
