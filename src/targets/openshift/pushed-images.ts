import { ApiStatusError } from '../../errors/api-status-error.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import { lookUp } from './look-up.ts';
import { runLabel } from './run-projects.ts';

/** The object in a project that tells what its experiment has pushed to a registry of others. */
const name = 'streamproof-pushed';

/** Deletes one image, or with a repository alone everything that its tags lead to. */
export type DeleteImage = (image: string) => Promise<void>;

/**
 * What an experiment has pushed to a registry that others use too: told in its first project, so that another command can delete
 * it when the run is killed.
 */
export class PushedImages {
  readonly #api: KubeApi;
  readonly #run: string;
  readonly #images = new Set<string>();
  #project: string | undefined;
  #isWritten = false;

  /** @param project the first project, if it is there already */
  constructor(api: KubeApi, run: string, project?: string) {
    this.#api = api;
    this.#run = run;
    this.#project = project;
  }

  /** @param image a repository that is about to be pushed to, or an image in it: `registry.example.com/team/…/web@sha256:…` */
  async note(image: string): Promise<void> {
    if (this.#images.has(image)) return;
    this.#images.add(image);
    await this.#write();
  }

  /** Is told of each project of the experiment. */
  async tellIn(project: string): Promise<void> {
    this.#project ??= project;
    if (this.#project === project && this.#images.size > 0) await this.#write();
  }

  /** Deletes all of it. @returns how much stayed */
  async delete(deleteImage: DeleteImage): Promise<number> {
    return deleteImages([...this.#images], deleteImage);
  }

  async #write(): Promise<void> {
    if (this.#project === undefined) return;
    const path = `/api/v1/namespaces/${this.#project}/configmaps`;
    // A twin before an upgrade may have told of others.
    if (!this.#isWritten) for (const image of await imagesIn(this.#api, this.#project)) this.#images.add(image);
    this.#isWritten = true;
    const data = { images: [...this.#images].join('\n') };
    const body = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name, labels: { [runLabel]: this.#run } }, data };
    try {
      await this.#api.request({
        method: 'PATCH',
        path: `${path}/${name}`,
        contentType: 'application/merge-patch+json',
        body: { data },
      });
    } catch (error) {
      if (!(error instanceof ApiStatusError) || error.status.code !== 404) throw error;
      await this.#api.request({ method: 'POST', path, body });
    }
  }
}

/** Deletes images one after another: those that are named by their digest first. @returns how many stayed */
export const deleteImages = async (images: readonly string[], deleteImage: DeleteImage): Promise<number> => {
  let left = 0;
  for (const image of images.toSorted((one, other) => Number(other.includes('@')) - Number(one.includes('@'))))
    await deleteImage(image).catch(() => void left++);
  return left;
};

/**
 * What the experiment of a project has pushed, as the project tells: only what lies in a folder that is named after it, so that
 * nobody's images are deleted because of what somebody wrote.
 */
export const findPushedImages = async (api: KubeApi, project: string): Promise<readonly string[]> =>
  (await imagesIn(api, project)).filter((image) =>
    image
      .split('/')
      .slice(1, -1)
      .some((folder) => isOf(folder, project)),
  );

const isOf = (folder: string, project: string): boolean =>
  /^sp-[0-9a-z]+(?:-\d+)?$/.test(folder) && project.startsWith(`${folder}-`);

const imagesIn = async (api: KubeApi, project: string): Promise<readonly string[]> => {
  const path = `/api/v1/namespaces/${project}/configmaps/${name}`;
  const { object } = await lookUp<{ data?: { images?: string } }>(api, path);
  return (object?.data?.images ?? '').split('\n').filter(Boolean);
};
