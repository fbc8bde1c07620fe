import type { KubeObject } from '../../../../resources/kube-object.ts';
import { imageCommands } from './image-commands.ts';
import { imagePlane } from './image-plane.ts';

/** Where {@link importedStream} imports from. */
export const repository = 'docker.io/org/app';

/** A plane with an image stream `is` in the project `p`, whose tag `t` is imported and served by the internal registry. */
export const importedStream = async () => {
  const plane = await imagePlane();
  const digest = plane.upstream.serve(repository, 'v1', 'v1');
  const commands = imageCommands(plane);
  await commands.importImage('p', 'is:t', `${repository}:v1`, { local: true });
  return { ...plane, ...commands, digest };
};

/** An image stream tag to be written. */
export const istag = (
  name: string,
  tag: object | null,
  metadata: object = {},
): KubeObject & { tag: object | null } => ({
  apiVersion: 'image.openshift.io/v1',
  kind: 'ImageStreamTag',
  metadata: { name, namespace: 'p', ...metadata },
  tag,
});
