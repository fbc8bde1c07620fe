import type { PreloadedImage } from '../../node/images/preload-image.ts';

/** What deployer pods run; nodes hold it from the start. */
export const deployerImage = 'quay.io/openshift/origin-deployer:4.19';

/** The program that its containers start. */
export const deployerProgram = '/usr/bin/openshift-deploy';

/** The image as nodes keep it. */
export const preloadedDeployer: PreloadedImage = {
  name: 'quay.io/openshift/origin-deployer@sha256:5d7a767b9280d0213620d966c2c446bbf0c86a046c89ac5253a864bbec7e26c0',
  tags: [deployerImage],
  entrypoint: deployerProgram,
  size: 136_296_539,
};
