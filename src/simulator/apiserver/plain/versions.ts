/** The answer at `/version`: the API server whose behaviour is simulated. */
export const kubernetesVersion = {
  major: '1',
  minor: '32',
  gitVersion: 'v1.32.13',
  gitCommit: '$Format:%H$',
  gitTreeState: '',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: 'go1.23.5',
  compiler: 'gc',
  platform: 'linux/amd64',
} as const;

/** The answer at `/version/openshift`. */
export const openShiftVersion = {
  major: '4',
  minor: '19+',
  gitVersion: '4.19.0',
  gitCommit: '',
  gitTreeState: '',
  buildDate: '1970-01-01T00:00:00Z',
  goVersion: 'go1.23.5',
  compiler: 'gc',
  platform: 'linux/amd64',
} as const;
