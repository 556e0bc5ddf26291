// The smallest FastCGI client that php-fpm accepts: one request per connection.
import net from 'node:net';

const [BEGIN, END, PARAMS, STDIN, STDOUT, STDERR] = [1, 3, 4, 5, 6, 7];
const patience = 60_000;

function record(type, content = '') {
  const body = Buffer.from(content);
  const head = Buffer.from([1, type, 0, 1, 0, 0, 0, 0]);
  head.writeUInt16BE(body.length, 4);
  return Buffer.concat([head, body]);
}

function params(entries) {
  const length = (text) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(2 ** 31 + Buffer.byteLength(text));
    return bytes;
  };
  return Buffer.concat(Object.entries(entries)
    .flatMap(([name, value]) => [length(name), length(value), Buffer.from(name), Buffer.from(value)]));
}

/** Removes complete records from the front of the received data and leaves the rest. */
function* records(received) {
  while (received.data.length >= 8) {
    const end = 8 + received.data.readUInt16BE(4);
    const next = end + received.data[6];
    if (received.data.length < next) return;
    yield { type: received.data[1], content: received.data.subarray(8, end) };
    received.data = received.data.subarray(next);
  }
}

/**
 * Posts a form to a script. `output` is called with the output so far, each time that there is more; `more` are further
 * FastCGI parameters. Returns the `text` after the headers, `all` output with headers and stderr, and the time it `ended`,
 * in ns of the monotonic clock.
 */
export function post(socket, script, form = {}, output = () => {}, more = {}) {
  const body = new URLSearchParams(form).toString();
  return new Promise((resolve, reject) => {
    const connection = net.connect(socket);
    const received = { data: Buffer.alloc(0) };
    const said = [];
    const all = [];
    let ended;
    connection.setTimeout(patience, () => connection.destroy(new Error(`no answer from ${script}`)));
    connection.on('error', (error) => {
      if (!['ECONNRESET', 'EPIPE'].includes(error.code)) reject(error); // a worker that ends
    });
    connection.on('data', (data) => {
      received.data = Buffer.concat([received.data, data]);
      for (const { type, content } of records(received)) {
        if (type === END) ended = process.hrtime.bigint();
        if (type === STDOUT || type === STDERR) all.push(content);
        if (type !== STDOUT || content.length === 0) continue;
        said.push(content);
        output(Buffer.concat(said).toString());
      }
    });
    connection.on('close', () => {
      const text = Buffer.concat(said).toString();
      const head = text.indexOf('\r\n\r\n');
      resolve({
        text: head < 0 ? '' : text.slice(head + 4),
        all: Buffer.concat(all).toString(),
        ended: ended ?? process.hrtime.bigint(),
      });
    });
    connection.write(Buffer.concat([
      record(BEGIN, [0, 1, 0, 0, 0, 0, 0, 0]), // as a responder that closes the connection after its answer
      record(PARAMS, params({
        SCRIPT_FILENAME: script,
        REQUEST_METHOD: 'POST',
        REQUEST_URI: '/',
        SERVER_PROTOCOL: 'HTTP/1.1',
        HTTP_HOST: 'localhost',
        REMOTE_ADDR: '127.0.0.1',
        CONTENT_TYPE: 'application/x-www-form-urlencoded',
        CONTENT_LENGTH: String(body.length),
        ...more,
      })),
      record(PARAMS),
      ...(body ? [record(STDIN, body)] : []),
      record(STDIN),
    ]));
  });
}

/** The same for a script that answers in JSON. Returns its value. */
export async function ask(socket, script, form, more) {
  const { text } = await post(socket, script, form, undefined, more);
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(`${script} said: ${text.slice(0, 500)}`);
  }
}
