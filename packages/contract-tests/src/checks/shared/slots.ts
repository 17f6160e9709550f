/** The spec's code for more tasks than the account has slots. */
export const TOO_MANY = 429;
