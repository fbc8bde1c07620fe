const steps = { paths: ['features/**/*.feature'], import: ['steps/**/*.ts'], publishQuiet: true };

/**
 * Profiles for Cucumber's own command and for editors. `streamproof run` is the way to run experiments: it also judges
 * the features first and writes the reports.
 */
export default {
  default: { ...steps, worldParameters: { target: 'simulated' } },
  english: { ...steps, tags: 'not @zh-CN', worldParameters: { target: 'simulated' } },
};
