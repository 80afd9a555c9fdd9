// Runs before the first paint so that a dark page never flashes white.
(function () {
  var root = document.documentElement;
  var wanted = null;
  try {
    wanted = localStorage.getItem('mantine-color-scheme-value');
    root.lang = localStorage.getItem('dm-language') === 'en' ? 'en' : 'vi';
  } catch (_) {
    // Storage may be switched off: the defaults hold.
  }
  var dark = wanted === 'dark' || (wanted !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
