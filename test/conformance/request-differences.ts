const settled = 'the cluster settles before it answers, so there is nothing left to wait for';
const noHash =
  'the built-in oc asks for the schemas without the hash of their content, which the recorded server tells first';

/** Commands that ask the API server otherwise than the recorded ones, and why. */
export const requestDifferences: Readonly<Record<string, string>> = {
  "oc wait --for=jsonpath='{.metadata.name}'=hello-ocp deploy/hello-ocp --timeout=2s": settled,
  'oc delete project trace': settled,
  'oc explain is.spec.tags': noHash,
  'oc status':
    'reviews of the group authorization.openshift.io only decide on a hint that is never printed, and kinds that are never shown are not listed',
  'oc apply --server-side -f is.yaml --force-conflicts':
    'the request that moves the annotation of client-side apply does not say that it ignores unknown fields',
};
