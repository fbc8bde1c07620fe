/** The variables by which deployer and hook pods are told what to roll out. */
export const deployerVariables = {
  name: 'OPENSHIFT_DEPLOYMENT_NAME',
  namespace: 'OPENSHIFT_DEPLOYMENT_NAMESPACE',
} as const;
