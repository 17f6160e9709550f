// The theme without its web font: readers have fonts, and Chinese ones are large.
import { useRoute } from 'vitepress';
import DefaultTheme from 'vitepress/theme-without-fonts';
import { h, nextTick, onMounted, watch } from 'vue';
// After the theme, whose values it replaces.
import './style.css';

/** The theme's home page has no main landmark, which readers with a screen reader jump to. */
function markMain() {
  document.querySelector('.VPContent.is-home')?.setAttribute('role', 'main');
}

export default {
  extends: DefaultTheme,
  Layout: {
    setup() {
      const route = useRoute();
      onMounted(markMain);
      watch(
        () => route.path,
        () => nextTick(markMain),
      );
      return () => h(DefaultTheme.Layout);
    },
  },
};
