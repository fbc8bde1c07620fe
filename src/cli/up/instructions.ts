import type { StandaloneFacts } from '../../targets/standalone-facts.ts';

/** What `streamproof up` prints for a person: where everything is, and what to type in another terminal. */
export const instructions = ({
  kubeconfig,
  api,
  ca,
  passwords,
  registries,
  internalRegistry,
}: StandaloneFacts): string => {
  const rows = Object.entries(registries).map(([host, { endpoint, ca }]) => row(host, endpoint, ca));
  const upstream = registries['docker.io'];
  return `The cluster is up. Ctrl-C ends it.

  API server   ${api}
  users        ${Object.entries(passwords)
    .map(([user, password]) => `${user}, password ${password}`)
    .join('\n               ')}
  registries
${[...rows, row(internalRegistry.host, internalRegistry.endpoint, internalRegistry.ca)].join('\n')}
  storage of the internal registry
    ${internalRegistry.storage}

In another terminal:

  export KUBECONFIG=${kubeconfig}
  oc new-project is-test          # or kubectl; without either: npx streamproof oc …
  oc new-app --name hello-ocp --image=docker.io/openshift/hello-openshift
  oc get pods,imagestreams
  oc login ${api} -u developer -p ${passwords.developer} --certificate-authority=${ca}
  SSL_CERT_FILE=${upstream?.ca} skopeo inspect docker://${upstream?.endpoint}/openshift/hello-openshift
`;
};

const row = (host: string, endpoint: string, ca: string): string => `    ${host}\n      ${endpoint}   (CA ${ca})`;
