import type { Verb } from '../verb.ts';

const pod = (name: string, spec: object): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name },
    spec: { containers: [{ name: 'main', image: 'docker.io/openshift/hello-openshift' }], ...spec },
  });

const deployment = JSON.stringify({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web' },
  spec: {
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: {
        containers: [
          {
            name: 'main',
            image: 'docker.io/openshift/hello-openshift',
            securityContext: { runAsUser: 0, privileged: true },
          },
        ],
      },
    },
  },
});

/** Which security context constraints count for whom. */
export const constraints: readonly Verb[] = [
  { line: 'new-project mine' },
  { line: 'create serviceaccount robot' },
  { line: 'adm policy add-scc-to-user anyuid ann' },
  { line: 'adm policy add-scc-to-user anyuid ann' },
  { line: 'adm policy add-scc-to-user anyuid -z robot -z default' },
  { line: 'adm policy add-scc-to-user anyuid' },
  { line: 'adm policy add-scc-to-user privileged bob --dry-run=client -o yaml' },
  { line: 'adm policy add-scc-to-group nonroot staff others' },
  { line: 'adm policy add-scc-to-group nonroot' },
  { line: 'adm policy remove-scc-from-user anyuid ann nobody' },
  { line: 'adm policy remove-scc-from-user anyuid -z default' },
  { line: 'adm policy remove-scc-from-group nonroot staff' },
  {
    line: 'policy scc-subject-review -u ann -g staff,others -f -',
    stdin: pod('root', { securityContext: { runAsUser: 0 } }),
  },
  { line: 'policy scc-subject-review -z robot -f -', stdin: pod('root', { securityContext: { runAsUser: 0 } }) },
  { line: 'policy scc-subject-review -z robot -u ann -f -', stdin: pod('root', { hostNetwork: true }) },
  { line: 'policy scc-subject-review -u ann -f - -o yaml', stdin: pod('plain', {}) },
  { line: 'policy scc-subject-review' },
  { line: 'policy scc-review -f -', stdin: pod('plain', {}) },
  { line: 'policy scc-review -z robot,default -f -', stdin: pod('root', { securityContext: { runAsUser: 0 } }) },
  { line: 'policy scc-review -z robot -z nosuch -f -', stdin: deployment },
  { line: 'policy scc-review -f -', stdin: pod('robotic', { serviceAccountName: 'robot' }) },
  { line: 'policy who-can get pods' },
  { line: 'policy who-can get pods --subresource=log' },
  { line: 'policy who-can jump nosuch' },
  { line: 'adm policy who-can use scc/anyuid' },
  { line: 'policy who-can get pods -o yaml' },
  { line: 'auth can-i create pods --as ann' },
  { line: 'auth can-i create pods --as ann -q' },
  { line: 'auth can-i get pods/one --as system:serviceaccount:mine:robot' },
  { line: 'auth can-i get /nosuch --as ann' },
  { line: 'auth can-i list pods -A --as ann' },
  { line: 'auth can-i get deployments.nosuch' },
  { line: 'auth can-i use scc/anyuid --as ann' },
  { line: 'auth can-i --list --as ann' },
  { line: 'auth can-i --list --as system:serviceaccount:mine:robot --no-headers' },
  { line: 'auth can-i get /healthz --subresource=log' },
];
