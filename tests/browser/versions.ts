import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hosts } from './fixtures';

/** What stands behind the main heading of every page of the new version. */
export const NEW = '(new)';

const HASH = /\b[\da-f]{16}\b/g;
const reversed = (text: string) => text.replace(HASH, (hash) => [...hash].reverse().join(''));

/**
 * A host that is cut off, or serves one of two versions of the site in a sub-folder: the built one, and one whose files all have
 * other names and whose pages have other headings. Neither has the files of the other.
 */
export class Versions {
  /** Half of the new one is its worker alone. */
  serves: 'old' | 'half' | 'new' | 'nothing' = 'old';
  /** The paths that were asked for. */
  readonly asked: string[] = [];
  private readonly server: Server = createServer((request, response) => void this.answer(request, response));

  async listen() {
    await new Promise<void>((done) => void this.server.listen(0, '127.0.0.1', done));
    return this;
  }

  get origin() {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** The address of a path of the site. */
  address(path: string) {
    return this.origin + new URL(hosts.folder).pathname + path;
  }

  close() {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async answer({ url, socket }: IncomingMessage, response: ServerResponse) {
    this.asked.push(url!);
    if (this.serves === 'nothing') return void socket.destroy();
    const isNew = this.serves === 'new' || (this.serves === 'half' && url!.endsWith('/sw.js'));
    const answer = await fetch(new URL(isNew ? reversed(url!) : url!, hosts.folder), { redirect: 'manual' });
    const headers = Object.fromEntries([...answer.headers].filter(([name]) => !['connection', 'content-length'].includes(name)));
    response.writeHead(answer.status, headers);
    const isText = /html|javascript/.test(headers['content-type'] ?? '');
    if (!isNew || !isText) return void response.end(Buffer.from(await answer.arrayBuffer()));
    response.end(reversed(await answer.text()).replaceAll('</h1>', ` ${NEW}</h1>`));
  }
}
