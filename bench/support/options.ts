/** `npm run bench -- --quick`: smaller inputs and fewer rounds, to see that it works. */
export const isQuick = process.argv.includes('--quick');
