import type { ApiCatalog } from '../../apimachinery/api-catalog.ts';
import { type Sample, seriesText } from '../../apimachinery/metrics/series-text.ts';
import type { RequestInfo } from '../request/request-info.ts';

interface Tally {
  readonly info: RequestInfo;
  readonly code: number;
  count: number;
}

/** Counts answered requests, by what they asked for and how they were answered. */
export class RequestMeter {
  readonly #catalog: Pick<ApiCatalog, 'find'>;
  readonly #tallies = new Map<string, Tally>();

  /** @param catalog the resources that have a series; whoever asks for made-up ones must not be able to fill the memory with theirs */
  constructor(catalog: Pick<ApiCatalog, 'find'>) {
    this.#catalog = catalog;
  }

  /** Called for each request, so it does no more than find a number and raise it. */
  count(info: RequestInfo, code: number): void {
    const key = seriesOf(info, code);
    const tally = this.#tallies.get(key);
    if (tally !== undefined) tally.count += 1;
    else if (this.#isServed(info)) this.#tallies.set(key, { info, code, count: 1 });
    else this.count({ verb: info.verb, path: info.path }, code);
  }

  #isServed({ resource }: RequestInfo): boolean {
    if (resource === undefined) return true;
    const { subresource } = resource;
    const storage = this.#catalog.find(resource);
    return storage !== undefined && (subresource === undefined || storage.subresources?.[subresource] !== undefined);
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

const seriesOf = ({ verb, resource }: RequestInfo, code: number): string =>
  resource === undefined
    ? `${verb} ${code}`
    : `${verb} ${code} ${resource.group}/${resource.version}/${resource.plural}/${resource.subresource ?? ''}/${resource.name === undefined}/${resource.namespace === undefined}`;

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
