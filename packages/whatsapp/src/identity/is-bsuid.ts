const BSUID = /^[A-Z]{2}\./;

/** Whether an id is a business-scoped user id (`BR.1234…`) and not a phone number. */
export const isBsuid = (id: string): boolean => BSUID.test(id);
