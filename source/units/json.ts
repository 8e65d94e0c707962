/** What can stand in a JSON document. NaN and infinities cannot: what is not known is null. */
export type Json = null | boolean | number | string | readonly Json[] | {readonly [key: string]: Json};

export type JsonObject = {readonly [key: string]: Json};
