import { RequestMeter } from './metrics/request-meter.ts';
import { serveExchange } from './serve-exchange.ts';
import type { ServerContext } from './server-context.ts';
import type { ServingTls } from './transport/secure-front.ts';
import { listenSecurely } from './transport/secure-listener.ts';

/** What an API server needs besides the parts that answer its requests. */
export interface ApiServerOptions extends Omit<ServerContext, 'url' | 'meter'> {
  readonly tls: ServingTls;
  readonly host: string;
  /** 0: any free port. */
  readonly port: number;
}

/** An API server that listens. */
export interface ApiServer {
  /** `https://127.0.0.1:6443` */
  readonly url: string;
  readonly port: number;
  /** Ends all connections at once, watches too. */
  close(): Promise<void>;
}

/**
 * Serves what a catalog holds as the Kubernetes API, over HTTPS on a socket.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/
 */
export const startApiServer = async ({ tls, host, port, ...context }: ApiServerOptions): Promise<ApiServer> => {
  let url = '';
  const server: ServerContext = { ...context, meter: new RequestMeter(context.catalog), url: () => url };
  const listener = await listenSecurely({
    host,
    port,
    tls,
    onExchange: (exchange) => void serveExchange(server, exchange),
    onUpgrade: async (request, socket, head) =>
      (await import('./streaming/serve-upgrade.ts')).serveUpgrade(server, request, socket, head),
  });
  url = `https://${host}:${listener.port}`;
  return { url, port: listener.port, close: () => listener.close() };
};
