import { systemClock } from '../../adapters/system-clock.ts';
import { EnvironmentError } from '../../errors/environment-error.ts';
import type { KubeApi } from '../../ports/kube-api.ts';
import type { Leftover, Leftovers } from '../../ports/leftovers.ts';
import { containerLeftovers } from '../container-leftovers.ts';
import type { TargetOptions } from '../select-target.ts';
import { findChanges, undoChange } from './cluster-changes.ts';
import { connectCluster } from './connect-cluster.ts';
import { deletePushedImage } from './delete-pushed-image.ts';
import { removeProject } from './project-removal.ts';
import { type DeleteImage, deleteImages, findPushedImages } from './pushed-images.ts';
import { reachRegistries } from './reach-registries.ts';
import { findRunProjects } from './run-projects.ts';

/** Connects to the cluster to see what runs have left there. */
export const openShiftLeftovers = async (options: Omit<TargetOptions, 'oc'>): Promise<Leftovers> => {
  using stack = new DisposableStack();
  const { closing } = stack.use(await connectCluster(options, { forSoLong: 10_000 }));
  const { client, credentialsFor } = await reachRegistries(closing, options);
  stack.defer(() => client.close());
  const owned = stack.move();
  const deleteImage = deletePushedImage(client, credentialsFor);
  return {
    ...leftoversOn(closing, deleteImage, options.timeoutScale),
    [Symbol.dispose]: () => owned[Symbol.dispose](),
  };
};

/** What runs have left on a cluster. What they changed is put right before the project goes that tells of it. */
export const leftoversOn = (
  api: KubeApi,
  deleteImage: DeleteImage,
  scale?: number,
): Omit<Leftovers, keyof Disposable> => ({
  place: api.server,
  find: async (run) => {
    const projects = await findRunProjects(api, run);
    const found = await Promise.all(
      projects.map(async (project) => ({
        project,
        changes: await findChanges(api, project.name),
        images: await findPushedImages(api, project.name),
      })),
    );
    const left = found.map(({ project: { name, ...rest }, changes, images }) => ({
      ...rest,
      description: [
        `project ${name}`,
        ...changes.map(({ description }) => `change of ${description}`),
        ...placesOf(images).map((place) => `images in ${place}`),
      ].join(', '),
    }));
    return [...left, ...(await containerLeftovers.find(run))];
  },
  remove: async (leftover: Leftover) => {
    if (await containerLeftovers.remove(leftover)) return;
    const name = /^project ([^ ,]+)/.exec(leftover.description)?.[1] ?? '';
    const images = await findPushedImages(api, name);
    const stay = await deleteImages(images, deleteImage);
    for (const change of await findChanges(api, name)) await undoChange(api, change);
    await removeProject(api, name, systemClock, scale);
    if (stay > 0)
      throw new EnvironmentError(`the project is gone, but not ${imagesLeft(stay)} in ${placesOf(images).join(', ')}`, {
        hint: 'log in to the registry (podman login, or --upstream-auth) with an account that may delete, or delete them there',
      });
  },
});

/** `3 images, which the registry does not delete` */
export const imagesLeft = (count: number): string =>
  `${count === 1 ? 'an image' : `${count} images`}, which the registry does not delete`;

/** The folders of experiments in which images are: `registry.example.com/team/sp-k3x9a-1`. */
const placesOf = (images: readonly string[]): readonly string[] => [
  ...new Set(images.map((image) => /^.+\/sp-[0-9a-z]+(?:-\d+)?(?=\/)/.exec(image)?.[0] ?? image)),
];
