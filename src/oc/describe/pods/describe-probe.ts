import type { Probe } from '../../../resources/workloads/pod-spec.ts';

/** A check of a container in one line, as `http-get http://:8080/healthz delay=0s timeout=1s period=10s #success=1 #failure=3`. */
export const describeProbe = (probe: Probe): string => {
  const {
    initialDelaySeconds = 0,
    timeoutSeconds = 1,
    periodSeconds = 10,
    successThreshold = 1,
    failureThreshold = 3,
  } = probe;
  return `${actionText(probe)} delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s #success=${successThreshold} #failure=${failureThreshold}`;
};

const actionText = ({ httpGet, tcpSocket, exec, grpc }: Probe): string => {
  if (exec) return `exec [${(exec.command ?? []).join(' ')}]`;
  if (httpGet) {
    const { scheme = 'HTTP', host = '', port, path = '' } = httpGet;
    const address = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    const rooted = path === '' || path.startsWith('/') ? path : `/${path}`;
    return `http-get ${scheme.toLowerCase()}://${address}${escapePath(rooted)}`;
  }
  if (tcpSocket) return `tcp-socket ${tcpSocket.host ?? ''}:${tcpSocket.port}`;
  return grpc ? `grpc <pod>:${grpc.port} ${grpc.service ?? ''}` : 'unknown';
};

/** A path as Go writes it in a URL. */
const escapePath = (path: string): string =>
  encodeURIComponent(path)
    .replaceAll(/%(?:24|26|2B|2C|2F|3A|3B|3D|40)/g, decodeURIComponent)
    .replaceAll(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
