import { ApiStatusError } from '../../errors/api-status-error.ts';
import { EnvironmentError } from '../../errors/environment-error.ts';
import type { ExperimentClock } from '../../ports/experiment-clock.ts';
import type { KubeApi, KubeRequest, KubeResponse, WatchEvent } from '../../ports/kube-api.ts';

/** An answer that takes longer than this, in milliseconds, is taken for lost, where asking again does no harm. */
const answerTime = 30_000;

/** The same for somebody who wants to know at once whether the server is there. */
const firstAnswerTime = 10_000;

const firstPause = 250;
const longestPause = 5_000;

/** A cluster may be away for so long, milliseconds, before an experiment gives up. */
export const lostConnection = 60_000;

/** What patient requests need beside the API. */
export interface Patience {
  /** How long to ask again, milliseconds; 0 gives up at once. */
  readonly forSoLong: number;
  readonly clock: ExperimentClock;
  /** Sends a request when it is its turn. */
  send<T>(request: () => Promise<T>): Promise<T>;
}

/**
 * The API of a cluster to which the connection may be lost for a while: requests that may be repeated are, with growing
 * pauses. Credentials that are no longer accepted make an experiment inconclusive.
 *
 * @throws EnvironmentError from every method, when the server stays away or no longer knows the user
 */
export const patientApi = (api: KubeApi, patience: Patience): KubeApi => ({
  server: api.server,
  request: (request) => repeatedly(api, request, patience),
  watch: (request, signal) => patientWatch(api, request, signal, patience),
  stream: async function* (request, signal, onWarnings) {
    await patience.send(() => Promise.resolve());
    yield* api.stream(request, signal, onWarnings);
  },
  exec: (request) => patience.send(() => api.exec(request)),
});

async function* patientWatch<T>(
  api: KubeApi,
  request: KubeRequest,
  signal: AbortSignal,
  { send }: Patience,
): AsyncGenerator<WatchEvent<T>> {
  await send(() => Promise.resolve());
  yield* api.watch<T>(request, signal);
}

const repeatedly = async <T>(api: KubeApi, request: KubeRequest, { clock, send, forSoLong }: Patience) => {
  const start = clock.now();
  let isLost = false;
  for (let pause = firstPause; ; pause = Math.min(2 * pause, longestPause)) {
    try {
      return await send(() => answered<T>(api, request, clock, forSoLong === 0 ? firstAnswerTime : answerTime));
    } catch (error) {
      if (error instanceof ApiStatusError && error.status.code === 401) throw credentialsRefused(api, error);
      if (isLost && error instanceof ApiStatusError && error.status.code === 409) return made<T>(api, request, error);
      if (!isPassing(error, request)) throw error;
      isLost ||= error instanceof EnvironmentError && request.method === 'POST';
      if (clock.now() - start + pause > forSoLong) throw error;
      await clock.advance(pause);
    }
  }
};

const answered = async <T>(
  api: KubeApi,
  request: KubeRequest,
  clock: ExperimentClock,
  atMost: number,
): Promise<KubeResponse<T>> => {
  if (!mayBeRepeated(request)) return api.request<T>(request);
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = clock.after(atMost, () =>
    reject(new EnvironmentError(`${api.server} has not answered ${request.method} ${request.path} in time`)),
  );
  try {
    return await Promise.race([api.request<T>(request), promise]);
  } finally {
    timer.cancel();
  }
};

/** Whether doing it twice is the same as doing it once; an object of that name can be made once only. */
const mayBeRepeated = ({ method, path, body, contentType = '' }: KubeRequest): boolean =>
  ['GET', 'PUT', 'DELETE'].includes(method) ||
  (method === 'PATCH' && !contentType.includes('json-patch')) ||
  (method === 'POST' && nameOf(body) !== undefined && !asks.test(path));

/** What is posted without making an object. */
const asks = /\/(?:[a-z]*reviews|token|instantiate|rollback|binding|eviction)$/;

const nameOf = (body: unknown): string | undefined =>
  (body as { metadata?: { name?: string } } | undefined)?.metadata?.name;

/** What an earlier attempt has made, although its answer was lost. */
const made = <T>(api: KubeApi, { path, body }: KubeRequest, conflict: ApiStatusError): Promise<KubeResponse<T>> => {
  const collection = path.replace(/\/projectrequests$/, '/projects');
  return api.request<T>({ method: 'GET', path: `${collection}/${nameOf(body)}` }).catch(() => Promise.reject(conflict));
};

/** A connection that was refused has carried nothing: even what must not be done twice can be asked again. */
const isPassing = (error: unknown, request: KubeRequest): boolean => {
  if (error instanceof ApiStatusError)
    return error.status.code === 429 || ([502, 503, 504].includes(error.status.code ?? 0) && mayBeRepeated(request));
  if (!(error instanceof EnvironmentError)) return false;
  const code = (error.cause as NodeJS.ErrnoException | undefined)?.code;
  if (/CERT|TLS|SELF_SIGNED|VERIFY/.test(code ?? '')) return false;
  return code === 'ECONNREFUSED' || mayBeRepeated(request);
};

const credentialsRefused = ({ server }: KubeApi, cause: unknown): EnvironmentError =>
  new EnvironmentError(`${server} does not accept the credentials of the kubeconfig: they may have expired`, {
    cause,
    hint: `log in again: oc login ${server}`,
  });
