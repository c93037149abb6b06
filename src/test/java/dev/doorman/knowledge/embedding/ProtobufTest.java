package dev.doorman.knowledge.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.doorman.knowledge.embedding.Protobuf.Field;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ProtobufTest {
  /** Field 1 is the number 150, field 2 the text "testing", as in the encoding's own examples. */
  private static final byte[] EXAMPLE = {
    0x08, (byte) 0x96, 0x01, 0x12, 0x07, 't', 'e', 's', 't', 'i', 'n', 'g'
  };

  private static byte[] again(byte[] message) {
    return Protobuf.message(Protobuf.fields(ByteBuffer.wrap(message))).array();
  }

  @Test
  void fieldsAreWrittenAsTheEncodingWantsThem() {
    assertThat(Protobuf.message(List.of(Field.of(1, 150), Field.of(2, "testing"))).array())
        .isEqualTo(EXAMPLE);
    assertThat(Protobuf.fields(ByteBuffer.wrap(EXAMPLE)))
        .extracting(Field::number)
        .containsExactly(1, 2);
    assertThat(Protobuf.fields(ByteBuffer.wrap(EXAMPLE)).getLast().text()).isEqualTo("testing");
  }

  @Property
  void anyNumberIsReadAsItWasWritten(@ForAll long number) {
    byte[] message = Protobuf.message(List.of(Field.of(3, number))).array();
    assertThat(again(message)).isEqualTo(message);
    assertThat(Protobuf.fields(ByteBuffer.wrap(message)).getFirst()).isEqualTo(Field.of(3, number));
  }

  @Test
  void aWholeModelPassesUnchanged() {
    byte[] model = EmbeddingModel.ALL_MINILM_L6_V2.weights();
    assertThat(Arrays.equals(again(model), model)).isTrue();
  }

  @Property
  void whatIsReadIsWrittenTheSameOrRefused(@ForAll byte[] message) {
    try {
      assertThat(Protobuf.fields(ByteBuffer.wrap(again(message))))
          .isEqualTo(Protobuf.fields(ByteBuffer.wrap(message)));
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("protobuf");
    }
  }

  @Property
  void aMessageThatEndsTooEarlyIsRefused(@ForAll @IntRange(min = 4, max = 11) int length) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Protobuf.fields(ByteBuffer.wrap(EXAMPLE, 0, length)));
  }
}
