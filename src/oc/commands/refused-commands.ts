import type { CommandRow } from '../command-table.ts';

const nothingToRun = 'the embedded cluster has no operators and no operating system below its nodes';
const release = 'the embedded cluster is no release image: look into images with oc image info';

/** What the real one says on a cluster that was installed without a release. */
const unreported = 'the server is not reporting a release image at this time, please specify an image to view';
const reasons: Readonly<Record<string, string>> = {
  'adm catalog mirror': 'copy images with oc image mirror',
  'adm copy-to-node': nothingToRun,
  'adm create-bootstrap-project-template': 'projects are made without a template',
  'adm create-error-template': 'there is no login page',
  'adm create-login-template': 'there is no login page',
  'adm create-provider-selection-template': 'there is no login page',
  'adm inspect': 'write objects to files with oc get -o yaml',
  'adm migrate icsp': 'write an ImageDigestMirrorSet and create it with oc create -f',
  'adm migrate template-instances': 'there are no template instances',
  'adm must-gather': 'write objects to files with oc get -o yaml',
  'adm node-image create': nothingToRun,
  'adm node-image monitor': nothingToRun,
  'adm node-logs': nothingToRun,
  'adm ocp-certificates': nothingToRun,
  'adm prune renderedmachineconfigs': nothingToRun,
  'adm reboot-machine-config-pool': nothingToRun,
  'adm release extract': release,
  'adm release mirror': release,
  'adm release new': release,
  'adm restart-kubelet': nothingToRun,
  'adm top persistentvolumeclaims': 'nothing is measured on the embedded nodes',
  'adm upgrade': 'the embedded cluster is always of one version',
  'adm verify-image-signature': 'no signatures are checked here',
  'adm wait-for-node-reboot': nothingToRun,
  'adm wait-for-stable-cluster': nothingToRun,
  'config new-admin-kubeconfig': 'streamproof up prints a kubeconfig',
  'config new-kubelet-bootstrap-kubeconfig': nothingToRun,
  'config refresh-ca-bundle': 'streamproof up prints a kubeconfig',
  'get-token': 'use oc whoami -t',
  'image serve': 'the embedded registries serve images',
  plugin: 'it has no plugins',
  proxy: 'send requests with oc get --raw, or with a client of your own and the kubeconfig',
  serviceaccounts: 'use oc create token',
};

const said: Readonly<Record<string, string>> = { 'adm release extract': unreported };

/** Commands that the real `oc` has and this one refuses, each with what to do instead. */
export const refusedCommands: readonly CommandRow[] = Object.entries(reasons).map(([path, reason]) => ({
  path,
  summary: 'Not part of the built-in oc',
  load: async () => (await import('./refused.ts')).refused(path, reason, said[path]),
}));
