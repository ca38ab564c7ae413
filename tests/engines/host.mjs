// Pages around tools, of another origin than theirs; and the site as a slow network brings it.
import { createServer } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { site } from './engine.mjs';

const start = '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>An article</title>';

/** Serves pages that a test writes; what frames tell them is kept in `heard`. */
export class Host {
  pages = [];

  async listen() {
    this.server = createServer((request, response) => {
      const body = this.pages[Number(/^\/article\/(\d+)/.exec(request.url)?.[1])];
      if (request.url === '/heard.js') return void response.writeHead(200, { 'content-type': 'text/javascript' }).end('heard = []; onmessage = ({ data }) => heard.push(data)');
      if (!body) return void response.writeHead(204).end();
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`${start}<script src="/heard.js"></script><body style="margin:0">${body}`);
    });
    // Another site than 127.0.0.1, where the tools are.
    await new Promise((done) => this.server.listen(0, 'localhost', done));
    return this;
  }

  /** The address of a page with this body. */
  page(body) {
    return `http://localhost:${this.server.address().port}/article/${this.pages.push(body) - 1}`;
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }
}

/** What the program is made of; it comes later than browsers wait with a complaint of a needless preload. */
const PROGRAM = /\.(wasm|txt)$/;
const LATE = 5_000;

/** Serves the site elsewhere, once `before` has let a request pass; returns the server and the address of the site there. */
async function elsewhere(before) {
  const server = createServer(async (request, response) => {
    const answer = await fetch(new URL(request.url, site), { redirect: 'manual' });
    await before(request);
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => name !== 'connection'));
    response.writeHead(answer.status, headers).end(Buffer.from(await answer.arrayBuffer()));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { server, address: `http://127.0.0.1:${server.address().port}${new URL(site).pathname}` };
}

/** Serves the site with a program that comes late. */
export const slowly = () => elsewhere(({ url }) => PROGRAM.test(url) && pause(LATE));

/** Serves the site until it is cut off. */
export async function cuttable() {
  const { server, address } = await elsewhere(() => {});
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address, close, cut: close };
}
