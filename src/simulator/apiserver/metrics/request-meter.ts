import type { RequestInfo } from '../request/request-info.ts';
import { type Sample, seriesText } from './series-text.ts';

interface Tally {
  readonly info: RequestInfo;
  readonly code: number;
  count: number;
}

/** Counts answered requests, by what they asked for and how they were answered. */
export class RequestMeter {
  readonly #tallies = new Map<string, Tally>();

  /** Called for each request, so it does no more than find a number and raise it. */
  count(info: RequestInfo, code: number): void {
    const { resource } = info;
    const key =
      resource === undefined
        ? `${info.verb} ${code}`
        : `${info.verb} ${code} ${resource.group}/${resource.version}/${resource.plural}/${resource.subresource ?? ''}/${resource.name === undefined}/${resource.namespace === undefined}`;
    const tally = this.#tallies.get(key);
    if (tally === undefined) this.#tallies.set(key, { info, code, count: 1 });
    else tally.count += 1;
  }

  /** `apiserver_request_total`, in the text form of Prometheus. */
  text(): string {
    return seriesText(
      'apiserver_request_total',
      'counter',
      '[STABLE] Counter of apiserver requests broken out for each verb, dry run value, group, version, resource, scope, component, and HTTP response code.',
      [...this.#tallies.values()].map(sampleOf),
    );
  }
}

const VERBS: Readonly<Record<string, string>> = {
  get: 'GET',
  list: 'LIST',
  watch: 'WATCH',
  create: 'POST',
  update: 'PUT',
};

const sampleOf = ({ info: { verb, resource }, code, count }: Tally): Sample => ({
  value: count,
  labels: {
    code: String(code),
    component: 'apiserver',
    dry_run: '',
    group: resource?.group ?? '',
    resource: resource?.plural ?? '',
    scope: scopeOf(resource),
    subresource: resource?.subresource ?? '',
    verb: VERBS[verb] ?? verb.toUpperCase(),
    version: resource?.version ?? '',
  },
});

const scopeOf = (resource: RequestInfo['resource']): string => {
  if (resource === undefined) return '';
  if (resource.name !== undefined) return 'resource';
  return resource.namespace === undefined ? 'cluster' : 'namespace';
};
