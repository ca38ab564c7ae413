// WebKitGTK, driven by the W3C's WebDriver: its MiniBrowser on a screen that nobody sees.
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { Scope } from './scope.mjs';

const TOP = null;
const KEYS = { Tab: '\uE004', ArrowRight: '\uE014' };

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** A session of the driver. */
class Session {
  constructor(address) {
    this.address = address;
  }

  async ask(method, path, body) {
    const response = await fetch(this.address + path, { method, body: body && JSON.stringify(body) });
    const { value } = await response.json();
    if (!response.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  }

  /** Starts the driver and a browser. */
  static async start(program) {
    const port = await freePort();
    const command = ['--auto-servernum', '--server-args=-screen 0 2000x1400x24', 'dbus-run-session', '--', 'WebKitWebDriver', `--port=${port}`];
    // Its messages tell of a session bus that a machine without a desktop does not have; the console's come by the same way.
    const driver = spawn('xvfb-run', command, { detached: true, stdio: ['ignore', 'pipe', 'ignore'], env: { ...process.env, LIBGL_ALWAYS_SOFTWARE: '1' } });
    const session = new Session(`http://127.0.0.1:${port}`);
    session.driver = driver;
    for (let tries = 600; ; tries -= 1) {
      try {
        await session.ask('GET', '/status');
        break;
      } catch (error) {
        if (!tries) throw error;
        await new Promise((done) => setTimeout(done, 100));
      }
    }
    const args = ['--automation', '--enable-write-console-messages-to-stdout=true'];
    const { sessionId } = await session.ask('POST', '/session', { capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': { binary: program, args } } } });
    session.address += `/session/${sessionId}`;
    return session;
  }

  async end() {
    await this.ask('DELETE', '');
    process.kill(-this.driver.pid);
  }
}

class Inside extends Scope {
  constructor(session, path) {
    super();
    Object.assign(this, { session, path });
  }

  /** A request about the document: the driver looks at one at a time. */
  async ask(method, path, body) {
    for (const id of [TOP, ...this.path]) await this.session.ask('POST', '/frame', { id });
    return this.session.ask(method, path, body);
  }

  evaluate(look, ...args) {
    return this.ask('POST', '/execute/sync', { script: `return (${look})(...arguments)`, args });
  }

  /** Where the middle of an element is in the window; the driver itself finds none in frames of other origins. */
  async middle(selector) {
    const middle = (selector) => {
      const element = document.querySelector(selector);
      element.scrollIntoView({ block: 'nearest' });
      const { left, top, width, height } = element.getBoundingClientRect();
      return [left + width / 2, top + height / 2];
    };
    let [x, y] = await this.evaluate(middle, selector);
    for (let depth = this.path.length; depth > 0; depth -= 1) {
      const around = new Inside(this.session, this.path.slice(0, depth - 1));
      const corner = (index) => (({ left, top }) => [left, top])(document.querySelectorAll('iframe')[index].getBoundingClientRect());
      const [left, top] = await around.evaluate(corner, this.path[depth - 1]);
      [x, y] = [x + left, y + top];
    }
    return { x: Math.round(x), y: Math.round(y) };
  }

  async act(type, id, actions, parameters) {
    await this.session.ask('POST', '/frame', { id: TOP });
    await this.session.ask('POST', '/actions', { actions: [{ type, id, actions, parameters }] });
  }

  async click(selector) {
    const place = await this.middle(selector);
    const pressed = { button: 0 };
    await this.act('pointer', 'mouse', [{ type: 'pointerMove', duration: 0, ...place }, { type: 'pointerDown', ...pressed }, { type: 'pointerUp', ...pressed }], { pointerType: 'mouse' });
  }

  async keys(keys) {
    await this.act('key', 'keyboard', keys.flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }]));
  }

  async type(selector, text) {
    await this.click(selector);
    await this.evaluate((selector) => document.querySelector(selector).select(), selector);
    await this.keys([...text, KEYS.Tab]);
  }

  async press(selector, key) {
    await this.evaluate((selector) => document.querySelector(selector).focus(), selector);
    await this.keys([KEYS[key]]);
  }

  async inside(index = 0) {
    return new Inside(this.session, [...this.path, index]);
  }
}

class Page extends Inside {
  constructor(session) {
    super(session, []);
    this.said = [];
    session.driver.stdout.on('data', (lines) => this.said.push(...String(lines).split('\n').filter((line) => line.startsWith('CONSOLE'))));
  }

  /** What the console has been told since the last time. */
  async complaints() {
    return this.said.splice(0);
  }

  open = (url) => this.ask('POST', '/url', { url });
  reload = () => this.ask('POST', '/refresh', {});
  close = () => this.session.end();

  async resize(width, height) {
    // The bar above the page takes some of the window.
    await this.ask('POST', '/window/rect', { width, height });
    const bar = height - (await this.evaluate(() => innerHeight));
    if (bar) await this.ask('POST', '/window/rect', { width, height: height + bar });
  }

  async screenshot(path) {
    writeFileSync(path, Buffer.from(await this.ask('GET', '/screenshot'), 'base64'));
  }
}

/** A page in a browser of its own. */
export const launchWebKit = async (program) => new Page(await Session.start(program));
