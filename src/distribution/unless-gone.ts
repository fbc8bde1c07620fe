import { DistributionError } from './distribution-error.ts';

/** Does something to content of a registry; what is not there any more is passed over. */
export const unlessGone = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof DistributionError) || error.status !== 404) throw error;
  }
};
