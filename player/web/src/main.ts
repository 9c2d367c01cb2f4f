import "./routes";
import { apply } from "./settings";

apply();
