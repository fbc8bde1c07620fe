import { createHash } from 'node:crypto';
import { ApiStatusError } from '../../errors/api-status-error.ts';
import type { KubeApi, KubeRequest } from '../../ports/kube-api.ts';
import { markProject, projectDescription, runLabel } from './run-projects.ts';

/** The label of what tells of a change. */
const changeLabel = 'streamproof.dev/change';

/** Where a run tells what it changed outside of its projects; its name ends so. */
const ending = '-changes';

/** Something of the whole cluster that a run has changed. */
export interface ClusterChange {
  /** `images.config.openshift.io/cluster` */
  readonly description: string;
  readonly path: string;
  /** As it was before; undefined when it was not there. */
  readonly original: KubeObject | undefined;
}

interface KubeObject {
  metadata: Record<string, unknown>;
  [field: string]: unknown;
}

/**
 * Remembers how objects were before a run changes them: in a project of its own on the cluster, so that another command can put
 * them right when the run is killed.
 */
export class ClusterChanges {
  readonly #api: KubeApi;
  readonly #project: string;
  readonly #run: string;
  readonly #known = new Map<string, Promise<void>>();
  #opened: Promise<void> | undefined;

  constructor(api: KubeApi, prefix: string, run: string) {
    this.#api = api;
    this.#project = `${prefix}${ending}`;
    this.#run = run;
  }

  /** The project that tells of the changes, if there are any. */
  get project(): string | undefined {
    return this.#opened && this.#project;
  }

  /** Must be waited for before the request is sent. */
  async remember(request: KubeRequest): Promise<void> {
    const path = objectPath(request);
    const known = this.#known.get(path) ?? this.#write(path);
    this.#known.set(path, known);
    await known;
  }

  /** Puts everything right. */
  async undo(): Promise<void> {
    if (this.#opened === undefined) return;
    for (const change of await findChanges(this.#api, this.#project)) await undoChange(this.#api, change);
  }

  async #write(path: string): Promise<void> {
    this.#opened ??= this.#open();
    await this.#opened;
    const original = await read(this.#api, path);
    await this.#api.request({
      method: 'POST',
      path: `/api/v1/namespaces/${this.#project}/configmaps`,
      body: {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: {
          name: `change-${createHash('sha256').update(path).digest('hex').slice(0, 16)}`,
          labels: { [changeLabel]: 'true', [runLabel]: this.#run },
        },
        data: { path, ...(original === undefined ? {} : { original: JSON.stringify(original) }) },
      },
    });
  }

  async #open(): Promise<void> {
    const body = {
      apiVersion: 'project.openshift.io/v1',
      kind: 'ProjectRequest',
      metadata: { name: this.#project },
      description: projectDescription(this.#run),
    };
    await this.#api.request({ method: 'POST', path: '/apis/project.openshift.io/v1/projectrequests', body });
    await markProject(this.#api, this.#project, this.#run);
  }
}

/** What a project tells of changes. */
export const findChanges = async (api: KubeApi, project: string): Promise<readonly ClusterChange[]> => {
  if (!project.endsWith(ending)) return [];
  const { body } = await api.request<{ items: readonly { data?: Record<string, string> }[] }>({
    method: 'GET',
    path: `/api/v1/namespaces/${project}/configmaps`,
    query: { labelSelector: changeLabel },
  });
  return body.items.flatMap(({ data: { path, original } = {} }) =>
    path === undefined
      ? []
      : [
          {
            path,
            description: describe(path),
            original: original === undefined ? undefined : (JSON.parse(original) as KubeObject),
          },
        ],
  );
};

/** Puts one object right: as it was, or gone. */
export const undoChange = async (api: KubeApi, { path, original }: ClusterChange): Promise<void> => {
  const present = await read(api, path);
  if (original === undefined) {
    if (present !== undefined) await api.request({ method: 'DELETE', path });
    return;
  }
  if (present === undefined) {
    const { resourceVersion: _, uid: __, ...metadata } = original.metadata;
    const collection = path.slice(0, path.lastIndexOf('/'));
    await api.request({ method: 'POST', path: collection, body: { ...original, metadata } });
    return;
  }
  const metadata = { ...original.metadata, resourceVersion: present.metadata.resourceVersion };
  await api.request({ method: 'PUT', path, body: { ...original, metadata } });
};

const read = async (api: KubeApi, path: string): Promise<KubeObject | undefined> => {
  try {
    const { body } = await api.request<KubeObject>({ method: 'GET', path });
    const { managedFields: _, ...metadata } = body.metadata;
    return { ...body, metadata };
  } catch (error) {
    if (error instanceof ApiStatusError && error.status.code === 404) return undefined;
    throw error;
  }
};

/** The path of the object that a request writes, without its subresource. */
const objectPath = ({ method, path, body }: KubeRequest): string => {
  if (method === 'POST')
    return `${path}/${(body as { metadata?: { name?: string } } | undefined)?.metadata?.name ?? ''}`;
  return path.replace(/\/(?:status|scale)$/, '');
};

const describe = (path: string): string => {
  const [, group, resource, name] =
    /^\/apis?(?:\/([a-z.]+\.[a-z]+))?\/v[^/]*\/(?:.+\/)?([^/]+)\/([^/]+)$/.exec(path) ?? [];
  return resource === undefined ? path : `${resource}${group === undefined ? '' : `.${group}`}/${name}`;
};
