const settled = 'the cluster settles before it answers, so there is nothing left to wait for';
const noExplain = 'the built-in oc explains no fields yet';

/** Commands that ask the API server otherwise than the recorded ones, and why. */
export const requestDifferences: Readonly<Record<string, string>> = {
  "oc wait --for=jsonpath='{.metadata.name}'=hello-ocp deploy/hello-ocp --timeout=2s": settled,
  'oc delete project trace': settled,
  'oc explain is.spec.tags': noExplain,
  'oc status':
    'reviews of the group authorization.openshift.io only decide on a hint that is never printed; the group is not served',
  'oc apply --server-side -f is.yaml --force-conflicts':
    'the annotation of client-side apply is not moved to server-side apply yet',
};
