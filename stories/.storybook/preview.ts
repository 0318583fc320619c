import { setCustomElementsManifest, type Preview } from "@storybook/web-components-vite";
import manifest from "../../packages/elements/custom-elements.json" with { type: "json" };
import "./preview.css";

setCustomElementsManifest(manifest);

const preview: Preview = {
  tags: ["autodocs"],
  parameters: {
    a11y: { test: "error" },
    viewport: {
      options: {
        phone: { name: "Phone, 360 px", styles: { width: "360px", height: "740px" } },
        tablet: { name: "Tablet, 768 px", styles: { width: "768px", height: "1024px" } },
        desk: { name: "Desk, 1280 px", styles: { width: "1280px", height: "900px" } },
      },
    },
  },
  globalTypes: {
    language: {
      description: "Language of the widgets",
      toolbar: { title: "Language", icon: "globe", items: ["zh-Hans", "zh-Hant", "en"], dynamicTitle: true },
    },
    scheme: { description: "Light or dark", toolbar: { title: "Scheme", icon: "mirror", items: ["light", "dark"], dynamicTitle: true } },
  },
  initialGlobals: { language: "zh-Hans", scheme: "light" },
  decorators: [
    (story, { globals }) => {
      document.documentElement.lang = String(globals["language"]);
      document.documentElement.dataset["scheme"] = String(globals["scheme"]);
      return story();
    },
  ],
};

export default preview;
