/** A client's requests to a hub on loopback. Knows where the hub is from `network.json`, and looks again when it has moved. */
import { readFile } from 'node:fs/promises';
import { Agent, request as httpRequest } from 'node:http';
import { HUB_HEADER, networkFileSchema, type NetworkFile } from './hub/wire';

/**
 * away: nothing was handed over. token: the hub doesn't know this client's token. lost: the request went out and no whole answer came back.
 */
type ConnectionFault = 'away' | 'token' | 'lost';
export class ConnectionError extends Error {
  constructor(readonly fault: ConnectionFault) { super(fault); }
}

export interface Answer { status: number; body: Buffer }
interface RequestOptions { headers?: Record<string, string>; body?: Uint8Array; signal?: AbortSignal; /** Silence on the line that ends the request. */ idleMs?: number }

export class HubConnection {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 16, maxFreeSockets: 16, keepAliveMsecs: 1000 });
  private place: NetworkFile | undefined;

  constructor(private readonly networkFile: string) {}

  /** @throws ConnectionError */
  async request(method: string, path: string, options: RequestOptions = {}): Promise<Answer> {
    for (let again = false; ; again = true) {
      const place = again ? await this.moved() : (this.place ??= await this.lookUp());
      if (!place) throw new ConnectionError('away');
      try {
        return await this.exchange(place, method, path, options);
      } catch (error) {
        const known = error instanceof ConnectionError ? error : new ConnectionError('lost');
        // A request that may have been heard is never repeated here: the caller knows whether that is harmless.
        if (again || known.fault === 'lost' || options.signal?.aborted) throw known;
      }
    }
  }

  close(): void { this.agent.destroy(); }

  /** The hub's place if the file names another one than before. */
  private async moved(): Promise<NetworkFile | undefined> {
    const before = this.place;
    const now = await this.lookUp();
    this.place = now;
    return now && (now.port !== before?.port || now.token !== before.token) ? now : undefined;
  }

  private async lookUp(): Promise<NetworkFile | undefined> {
    try { return networkFileSchema.safeParse(JSON.parse(await readFile(this.networkFile, 'utf8'))).data; } catch { return undefined; }
  }

  private exchange(place: NetworkFile, method: string, path: string, { headers = {}, body, signal, idleMs = 60_000 }: RequestOptions): Promise<Answer> {
    return new Promise((resolve, reject) => {
      let connected = false;
      const outgoing = httpRequest({
        host: '127.0.0.1', port: place.port, method, path, agent: this.agent, timeout: idleMs, ...(signal ? { signal } : {}),
        headers: { ...headers, authorization: `Bearer ${place.token}`, ...(body ? { 'content-length': body.length } : {}) },
      }, (incoming) => {
        const pieces: Buffer[] = [];
        incoming.on('data', (piece: Buffer) => { pieces.push(piece); });
        incoming.on('end', () => {
          if (incoming.headers[HUB_HEADER] !== '1') reject(new ConnectionError('away'));
          else if (incoming.statusCode === 401) reject(new ConnectionError('token'));
          else resolve({ status: incoming.statusCode ?? 0, body: Buffer.concat(pieces) });
        });
        incoming.on('error', () => { reject(new ConnectionError('lost')); });
        incoming.on('aborted', () => { reject(new ConnectionError('lost')); });
      });
      outgoing.on('socket', (socket) => {
        if (socket.connecting) socket.once('connect', () => { connected = true; }); else connected = true;
      });
      outgoing.on('timeout', () => { outgoing.destroy(); });
      outgoing.on('error', () => { reject(new ConnectionError(connected ? 'lost' : 'away')); });
      outgoing.end(body);
    });
  }
}
