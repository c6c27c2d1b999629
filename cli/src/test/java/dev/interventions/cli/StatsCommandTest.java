package dev.interventions.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.interventions.cli.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatsCommandTest {

    @Test
    void shows_figures_and_histograms() {
        Result result = Shell.empty().run("stats", "--demo");

        assertThat(result.out()).isEqualTo("""
                240 interventions: 78 active, 6 deferred, 156 closed

                TIME                NUMBER  MEDIAN       90 % WITHIN  LONGEST
                age of open ones    84      30 d 11 h    70 d 19 h    83 d 18 h
                first reply         211     21 min       2 h 36 min   5 d 11 h
                opening to closing  156     10 h 13 min  2 d 23 h     8 d 21 h

                Age of open interventions
                     < 4 h | # 1
                     < 1 d | # 1
                     < 3 d | #### 3
                  < 1 week | ###### 4
                 < 4 weeks | ########################################## 30
                < 12 weeks | ############################################################### 45

                Time to first reply
                 < 5 min | ############################################# 42
                < 15 min | ################################################# 46
                   < 1 h | ################################################################# 61
                   < 4 h | ####################################################### 52
                   < 1 d | ########## 9
                   < 3 d | 0
                < 1 week | # 1

                Time from opening to closing
                    < 1 h | ### 3
                    < 4 h | ############################### 35
                    < 1 d | ################################################################ 72
                    < 3 d | ############################ 31
                 < 1 week | ########### 12
                < 4 weeks | ### 3

                OWNER  OPEN  CLOSED  MEDIAN FIRST REPLY
                susan  49    90      21 min
                alice  21    39      27 min
                bob    14    27      20 min
                """);
        assertThat(result.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(80));
        assertThat(result.code()).isZero();
    }

    @Test
    void json_has_the_same_figures() {
        Result result = Shell.empty().run("stats", "--demo", "--json", "--owner", "bob");

        assertThat(result.out())
                .isEqualTo(
                        "{\"total\":41,\"active\":12,\"deferred\":2,\"closed\":27,\"age\":{\"number\":14,\"median_seconds\":3135488,\"p"
                                + "ercentile_90_seconds\":6220113,\"max_seconds\":7238419},\"first_reply\":{\"number\":37,\"median_seconds"
                                + "\":1209,\"percentile_90_seconds\":13956,\"max_seconds\":69268},\"opening_to_closing\":{\"number\":27,\"me"
                                + "dian_seconds\":32942,\"percentile_90_seconds\":228597,\"max_seconds\":493888},\"owners\":[{\"owner\":\"bo"
                                + "b\",\"open\":14,\"closed\":27,\"first_reply\":{\"number\":37,\"median_seconds\":1209,\"percentile_90_second"
                                + "s\":13956,\"max_seconds\":69268}}]}" + "\n");
    }

    @Test
    void no_interventions_have_no_histograms() {
        Result result = Shell.empty().run("stats", "--demo", "--owner", "nobody");

        assertThat(result.out()).isEqualTo("0 interventions: 0 active, 0 deferred, 0 closed\n");
    }

    @Test
    void the_picture_is_xml(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("stats.svg");

        Shell.empty().run("stats", "--demo", "--svg", file.toString());

        var svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
        assertThat(svg.getDocumentElement().getTagName()).isEqualTo("svg");
        assertThat(svg.getElementsByTagName("rect").getLength()).isGreaterThan(20);
        assertThat(Files.readString(file)).contains("Age of open interventions", "Open interventions by owner");
    }

    @Test
    void a_picture_that_cant_be_written_is_reported(@TempDir Path folder) throws IOException {
        Result result = Shell.empty().run("stats", "--demo", "--svg", folder.toString());

        assertThat(result.err()).startsWith("interventions: " + folder + ": can't be written: ");
        assertThat(result.code()).isEqualTo(1);
    }
}
