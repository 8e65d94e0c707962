console.log('cai-tui');
